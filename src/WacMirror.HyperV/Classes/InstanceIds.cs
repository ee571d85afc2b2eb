using System.Globalization;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// The InstanceIDs of Hyper-V's settings. All that belongs to one adapter begins with the same two GUIDs, so they are
/// the join key; GUIDs are compared as such because their case varies.
/// <code>
/// Microsoft:vm\nic                         NIC (a legacy one has a third segment, 0)
/// Microsoft:vm\nic\C                       its connection
/// Microsoft:vm\nic\C\feature\setting       a setting of the connection
/// Microsoft:switch\allocation              connection of a management NIC or an uplink
/// Microsoft:GuestNetwork\vm\nic            what the guest reported
/// Microsoft:Definition\feature\Default     a template, which belongs to nobody
/// </code>
/// </summary>
public static class InstanceIds
{
    private const int OrderDigits = 8;
    private const string Prefix = "Microsoft:";
    private const string GuestPrefix = @"GuestNetwork\";

    /// <summary>How the InstanceID of the template with every default ends.</summary>
    public const string TemplateSuffix = @"\Default";

    /// <summary>The adapter that a setting belongs to; null for templates and whatever else is not an adapter's.</summary>
    public static AdapterId? Adapter(string instanceId)
    {
        ArgumentNullException.ThrowIfNull(instanceId);
        var rest = instanceId.AsSpan();
        if (!rest.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        rest = rest[Prefix.Length..];
        if (rest.StartsWith(GuestPrefix, StringComparison.OrdinalIgnoreCase))
            rest = rest[GuestPrefix.Length..];
        Span<Range> segments = stackalloc Range[3];
        return rest.Split(segments, '\\') >= 2
            && Guid.TryParse(rest[segments[0]], out var owner)
            && Guid.TryParse(rest[segments[1]], out var nic)
            ? new AdapterId(owner, nic)
            : null;
    }

    /// <summary>Brings settings of one kind and adapter into an order that is the same in every reading: the beginning of
    /// the setting's own GUID, with which its InstanceID ends; 0 where it ends otherwise.</summary>
    public static uint SettingOrder(string instanceId)
    {
        ArgumentNullException.ThrowIfNull(instanceId);
        var own = instanceId.AsSpan(instanceId.LastIndexOf('\\') + 1);
        return own.Length >= OrderDigits
            && uint.TryParse(own[..OrderDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var order)
            ? order
            : 0;
    }

    /// <summary>The GUID in a DeviceID of the form <c>Microsoft:guid</c>, in braces or not.</summary>
    public static Guid? Device(string? deviceId) =>
        deviceId is not null
        && Guid.TryParse(
            deviceId.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? deviceId.AsSpan(Prefix.Length) : deviceId,
            out var id)
            ? id
            : null;

    /// <summary>What the InstanceIDs of everything of this machine or switch begin with.</summary>
    public static string PrefixOf(Guid owner) => $@"{Prefix}{Text(owner)}\";

    /// <summary>What the InstanceIDs of everything of this adapter begin with; that of an uplink's connection is
    /// exactly this.</summary>
    public static string PrefixOf(AdapterId adapter) => PrefixOf(adapter.Owner) + Text(adapter.Nic);

    /// <summary>A GUID as Hyper-V writes it.</summary>
    public static string Text(Guid id) => id.ToString("D").ToUpperInvariant();
}
