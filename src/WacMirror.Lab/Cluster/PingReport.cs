using System.Collections.Immutable;
using WacMirror.Lab.Guests;

namespace WacMirror.Lab.Cluster;

/// <summary>What became of a ping.</summary>
/// <param name="From">The machine or node that asked.</param>
/// <param name="To">What was asked for.</param>
/// <param name="Address">The IPv4 address that the requests went to.</param>
/// <param name="Sent">How many requests.</param>
/// <param name="Received">How many replies.</param>
/// <param name="Echoes">One by one.</param>
public sealed record PingReport(
    string From, string To, string Address, int Sent, int Received, ImmutableArray<PingEcho> Echoes);

/// <summary>One echo request.</summary>
/// <param name="Sequence">From 1.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Milliseconds">The round trip; null without a reply.</param>
public sealed record PingEcho(int Sequence, EchoOutcome Outcome, double? Milliseconds);
