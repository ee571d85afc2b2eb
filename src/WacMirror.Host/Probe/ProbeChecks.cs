using System.Collections.Immutable;
using WacMirror.Host.Probe.Checks;

namespace WacMirror.Host.Probe;

/// <summary>Every check; each has a lab note of its name, and each lab note a check.</summary>
internal static class ProbeChecks
{
    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        .. MirroringChecks.All,
        .. SettingChecks.All,
        .. SwitchChecks.All,
        .. CounterChecks.All,
        .. ClusterChecks.All,
        .. WireChecks.All,
    ];
}
