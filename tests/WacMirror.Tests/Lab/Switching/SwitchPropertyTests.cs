using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>Random switches, roles, VLANs, moves and removals against <see cref="ReferenceSwitch"/>.</summary>
public sealed class SwitchPropertyTests
{
    [TestCase(20260101UL)]
    [TestCase(777UL)]
    public void Switch_AnyHistory_DeliversCopiesAndCountsByTheRules(ulong seed)
    {
        var replay = FSharpOption<Replay>.Some(new Replay(new Rnd(seed, 13), FSharpOption<int>.None));
        var config = Config.QuickThrowOnFailure.WithMaxTest(1500).WithReplay(replay).WithQuietOnSuccess(true);
        var scenarios = Arb.From(ScenarioGen.Scenarios, ScenarioGen.Shrink);

        Prop.ForAll(scenarios, scenario =>
        {
            var differences = Differences(scenario).ToList();
            return (differences.Count == 0).Label(string.Join("\n", differences));
        }).Check(config);
    }

    private static IEnumerable<string> Differences(Scenario scenario)
    {
        var expected = new ReferenceSwitch(scenario);
        expected.Play();
        var actual = Play(scenario);
        for (var i = 0; i < scenario.Ports.Length; i++)
        {
            var (rules, port) = (expected.Ports[i], actual.Ports[i]);
            var counters = port.Counters;
            if (!rules.Arrivals.SequenceEqual(actual.Sinks[i].Arrivals))
                yield return $"port {i} got {string.Join(' ', actual.Sinks[i].Arrivals)}";
            var received = rules.Arrivals.Count - (scenario.Behavior.CopiesCountAsReceived ? 0 : rules.Copies);
            if (!AddsUp(counters.Received, received, rules.Missed.Count))
                yield return $"port {i} received counters";
            if (!AddsUp(counters.Sent, rules.Sent, rules.Refused.Count))
                yield return $"port {i} sent counters";
            if (!Reasons(rules.Missed).SequenceEqual(counters.DroppedIncoming))
                yield return $"port {i} incoming reasons {string.Join(' ', counters.DroppedIncoming)}";
            if (!Reasons(rules.Refused).SequenceEqual(counters.DroppedOutgoing))
                yield return $"port {i} outgoing reasons {string.Join(' ', counters.DroppedOutgoing)}";
        }

        if (actual.Switch.FloodedPackets != expected.Flooded)
            yield return $"flooded {actual.Switch.FloodedPackets}";
        if (actual.Fabric.Pool.Outstanding != 0)
            yield return $"{actual.Fabric.Pool.Outstanding} frames outstanding";
    }

    private static TestSwitch Play(Scenario scenario)
    {
        var actual = new TestSwitch(scenario.Behavior);
        foreach (var settings in scenario.Ports)
            actual.Add(settings);
        foreach (var step in scenario.Steps)
        {
            if (step is SendStep send)
            {
                actual.Queue(send.Port, send.To, send.Tci, send.From);
                continue;
            }

            actual.Fabric.RunUntilIdle();
            if (step is WaitStep wait)
                actual.Time.Advance(TimeSpan.FromSeconds(wait.Seconds));
            else if (step is ApplyStep apply)
                actual.Ports[apply.Port].Apply(apply.Settings);
            else if (step is DisconnectStep disconnect)
                actual.Switch.Disconnect(actual.Ports[disconnect.Port]);
        }

        actual.Fabric.RunUntilIdle();
        return actual;
    }

    private static bool AddsUp(DirectionCounters counters, int packets, int dropped) =>
        counters.Packets == (ulong)packets
        && counters.Bytes == (ulong)packets * Stations.FrameLength
        && counters.Directed + counters.Multicast + counters.Broadcast == counters.Packets
        && counters.Dropped == (ulong)dropped;

    private static IEnumerable<ulong> Reasons(List<DropReason> drops) =>
        Enum.GetValues<DropReason>().Select(reason => (ulong)drops.Count(drop => drop == reason));
}
