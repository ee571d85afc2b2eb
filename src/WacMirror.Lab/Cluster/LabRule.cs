using System.Collections.Immutable;

namespace WacMirror.Lab.Cluster;

/// <summary>An affinity rule as somebody at the cluster makes it.</summary>
/// <param name="IsTogether">Whether it keeps the machines on one node; otherwise on different ones.</param>
/// <param name="Machines">Their names.</param>
public sealed record LabRule(bool IsTogether, ImmutableArray<string> Machines);
