using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Injection;

/// <summary>How one node misbehaves. Set while it runs; setting it again starts every count anew.</summary>
public sealed record NodeFaults
{
    /// <summary>A node in order.</summary>
    public static NodeFaults None { get; } = new();

    /// <summary>Whether every connection is reset, those already open too. Unlike a crash it costs no
    /// enumeration.</summary>
    public bool RefusesConnections { get; init; }

    /// <summary>How long every HTTP request waits before anything else happens to it.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How much longer at most, drawn evenly for each request.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Chooses the jitter; the same seed draws the same delays.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Each request meets the first that matches and is not used up.</summary>
    public ImmutableArray<FaultRule> Rules { get; init; } = [];

    /// <summary>What goes wrong with jobs that start from now on. Only a lab has jobs.</summary>
    public JobFault Jobs { get; init; }

    /// <summary>With how many of them; the others are in order.</summary>
    public int JobTimes { get; init; } = int.MaxValue;

    /// <summary>One effect for every request.</summary>
    public static NodeFaults Always(WireEffect effect) => new() { Rules = [new FaultRule(effect)] };

    /// <summary>One effect for one request, after some that pass.</summary>
    public static NodeFaults Once(WireEffect effect, int after = 0) =>
        new() { Rules = [new FaultRule(effect) { Skip = after, Times = 1 }] };
}
