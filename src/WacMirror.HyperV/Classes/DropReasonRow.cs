using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// Why the switch dropped frames on their way to or from an adapter: the reasons that a mirror meets. A copy that a
/// collector's VLAN setting does not admit, or that comes while it is busy, shows here if anywhere. Raw and cumulative,
/// as the other counters.
/// https://learn.microsoft.com/windows/win32/cimwin32prov/win32-perfrawdata
/// </summary>
/// <param name="Name">As in <see cref="PerfCounterRow"/>.</param>
/// <param name="Incoming">Reason to count, of frames towards the adapter.</param>
public sealed record DropReasonRow(string Name, ImmutableDictionary<string, ulong> Incoming)
{
    private const string Prefix = "Incoming";

    private static readonly ImmutableArray<string> Reasons =
    [
        "UnauthorizedVLAN", "FilteredVLAN", "FailedPvlanSetting", "InvalidVlanFormat", "Busy", "Resources", "NotReady",
        "Disconnected", "NicDisabled", "SwitchDataFlowDisabled", "RequiredExtensionMissing", "StormLimit", "Qos",
        "MTUMismatch", "VirtualSubnetId", "NativeFwdingReq",
    ];

    public static CimTable<DropReasonRow> Table { get; } = new(
        CimNamespaces.Performance, "Win32_PerfRawData_NvspNicDropReasonsStats_HyperVVirtualNetworkAdapterDropReasons",
        ["Name", .. Reasons.Select(reason => new CimColumn(Prefix + reason, CimType.UInt64))],
        instance => new DropReasonRow(
            instance.Required("Name"),
            Reasons.ToImmutableDictionary(reason => reason, reason => instance.Count(Prefix + reason))));
}
