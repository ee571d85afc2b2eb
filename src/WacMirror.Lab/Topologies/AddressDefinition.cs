using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace WacMirror.Lab.Topologies;

/// <summary>An IPv4 address with the length of its network's prefix; written <c>192.168.1.10/24</c>.</summary>
public sealed record AddressDefinition(IPAddress Address, int PrefixLength)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out AddressDefinition? address)
    {
        address = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !IPAddress.TryParse(text.AsSpan(0, slash), out var parsed)
            || parsed.AddressFamily != AddressFamily.InterNetwork
            || parsed.ToString() != text[..slash]
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length is < 1 or > 30)
            return false;
        address = new AddressDefinition(parsed, length);
        return true;
    }

    /// <summary>Whether the other address is on this one's network.</summary>
    public bool Covers(IPAddress other) =>
        other.AddressFamily == AddressFamily.InterNetwork && Network(other) == Network(Address);

    public override string ToString() => $"{Address}/{PrefixLength}";

    private uint Network(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes) >> (32 - PrefixLength);
    }
}
