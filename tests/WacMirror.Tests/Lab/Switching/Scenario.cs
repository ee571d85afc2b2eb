using System.Collections.Immutable;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>What happens to a switch, in order.</summary>
internal abstract record Step;

internal sealed record SendStep(int Port, int From, int To, ushort Tci) : Step;

internal sealed record ApplyStep(int Port, PortSettings Settings) : Step;

internal sealed record DisconnectStep(int Port) : Step;

internal sealed record WaitStep(int Seconds) : Step;

/// <summary>A random switch and its history.</summary>
internal sealed record Scenario(
    SwitchBehavior Behavior, ImmutableArray<PortSettings> Ports, ImmutableArray<Step> Steps)
{
    public override string ToString() =>
        $"{Behavior}\n  ports:\n    {string.Join("\n    ", Ports.Select(Describe))}\n  steps:\n    "
        + string.Join("\n    ", Steps);

    private static string Describe(PortSettings port, int index) =>
        $"{index}: {port.Vlan.Mode} access {port.Vlan.Access} native {port.Vlan.Native} "
        + $"allowed {string.Join(',', port.Vlan.Allowed)}; {port.Mode} session {port.Session}"
        + (port.BypassesMirror ? " bypasses" : "");
}
