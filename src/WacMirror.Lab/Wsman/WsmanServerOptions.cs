using Microsoft.Extensions.Logging;

namespace WacMirror.Lab.Wsman;

/// <summary>What all nodes of a <see cref="WsmanServer"/> have in common.</summary>
public sealed record WsmanServerOptions
{
    /// <summary>The only account; compared exactly.</summary>
    public required string UserName { get; init; }

    public required string Password { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    /// <summary>The largest request taken and the largest answer given, in octets: WinRM's MaxEnvelopeSizekb. Too
    /// small splits answers into many pages; too large lets one client hold that much memory per request.</summary>
    public int MaxEnvelopeBytes { get; init; } = 512_000;

    /// <summary>How long an enumeration lives between two Pulls: WinRM's EnumerationTimeoutms. Shorter would break a
    /// slow reader; longer keeps abandoned snapshots in memory.</summary>
    public TimeSpan EnumerationTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest an operation may take, also when the request asks for more: WinRM's MaxTimeoutms. Shorter
    /// would fault work that only waits for a busy lab; longer leaves a client waiting for a stuck
    /// provider.</summary>
    public TimeSpan MaxOperationTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many requests a node works on at once: WinRM's MaxConnections. Fewer would refuse a busy client;
    /// more would let one client hold that many envelopes.</summary>
    public int MaxConnections { get; init; } = 300;

    /// <summary>How many operations one user has under way at once, counting open enumerations and running requests
    /// each for themselves: WinRM's MaxConcurrentOperationsPerUser. Fewer would refuse a busy client; more would let a
    /// leaking one fill the memory.</summary>
    public int MaxConcurrentOperationsPerUser { get; init; } = 1_500;

    /// <summary>Without the password, which a record would print.</summary>
    public override string ToString() => $"{nameof(WsmanServerOptions)} of {UserName}";
}
