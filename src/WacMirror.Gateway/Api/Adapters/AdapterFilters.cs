using System.Collections.Immutable;
using System.Globalization;
using System.IO.Enumeration;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>The filters of the adapter list, by name. Text filters ignore case and take <c>*</c> and <c>?</c>.</summary>
internal static class AdapterFilters
{
    public static ImmutableSortedDictionary<string, Func<string, Func<Adapter, bool>>> All { get; } =
        new Dictionary<string, Func<string, Func<Adapter, bool>>>
        {
            ["node"] = pattern => adapter => Matches(pattern, adapter.Node),
            ["vm"] = pattern => adapter => Matches(pattern, adapter.Vm?.Name),
            ["adapter"] = pattern => adapter => Matches(pattern, adapter.Name),
            ["switch"] = pattern => adapter => Matches(pattern, adapter.Switch?.Name),
            ["tag"] = pattern => adapter => adapter.Vm?.Tags.Any(tag => Matches(pattern.TrimStart('#'), tag)) == true,
            ["kind"] = text => Is<AdapterKind>("kind", text, adapter => adapter.Kind),
            ["role"] = text => Is<MirrorRole>("role", text, adapter => adapter.Role.Role),
            ["vlan"] = HasVlan,
            ["q"] = Mentions,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static bool Matches(string pattern, string? text) =>
        text is not null && FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: true);

    private static Func<Adapter, bool> Is<T>(string field, string text, Func<Adapter, T> value)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        var name = names.FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ApiException(ApiError.Invalid(field, text, $"There is no {field} '{text}'.", [.. names]));
        var wanted = Enum.Parse<T>(name);
        return adapter => EqualityComparer<T>.Default.Equals(value(adapter), wanted);
    }

    /// <summary>VLAN 0 is untagged; a trunk has all the VLANs it lets pass.</summary>
    private static Func<Adapter, bool> HasVlan(string text)
    {
        if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id > 4094)
            throw new ApiException(ApiError.Invalid("vlan", text, "'vlan' is a VLAN id, 0 for untagged.", "0..4094"));
        return adapter => adapter.Vlan.Mode switch
        {
            VlanMode.Access => adapter.Vlan.AccessId == id,
            VlanMode.Trunk => adapter.Vlan.NativeId == id || adapter.Vlan.TrunkIds.Contains(id),
            VlanMode.Untagged => id == 0,
            _ => false,
        };
    }

    private static Func<Adapter, bool> Mentions(string text)
    {
        var pattern = $"*{text}*";
        var mac = text.Replace(":", "").Replace("-", "");
        return adapter => Matches(pattern, adapter.Vm?.Name)
            || Matches(pattern, adapter.Name)
            || Matches(pattern, adapter.Node)
            || Matches(pattern, adapter.Switch?.Name)
            || adapter.Addresses.Any(address => Matches(pattern, address))
            || (mac.Length > 0 && adapter.Mac.Contains(mac, StringComparison.OrdinalIgnoreCase));
    }
}
