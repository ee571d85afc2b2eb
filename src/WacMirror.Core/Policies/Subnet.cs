using System.Diagnostics.CodeAnalysis;
using WacMirror.Core.Policies.Matching;

namespace WacMirror.Core.Policies;

/// <summary>An IPv4 or IPv6 network as its text, <c>address/prefix</c> with no bit set behind the prefix.</summary>
public readonly record struct Subnet(string Text)
{
    /// <summary>Reads a network and brings it into the one form that it has.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Subnet subnet)
    {
        var isNetwork = AddressRange.TryParse(text, out var range);
        subnet = isNetwork ? new Subnet(range.ToString()) : default;
        return isNetwork;
    }

    /// <summary>Whether an address, as a guest reports it, is inside. What is no address is not.</summary>
    public bool Contains(string address) =>
        NetworkAddress.TryParse(address, out var parsed) && AddressRange.TryParse(Text, out var range)
        && range.Contains(parsed);

    public override string ToString() => Text ?? string.Empty;
}
