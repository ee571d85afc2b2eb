using System.Collections.Immutable;

namespace WacMirror.Gateway.Configuration;

/// <summary>What the configuration says.</summary>
/// <param name="File">Where it is kept.</param>
/// <param name="Clusters">The entries; secrets are referred to and not part of it.</param>
/// <param name="Broken">Entries that cannot be used, and why.</param>
public sealed record ConfiguredState(
    string File, ImmutableArray<ClusterConfig> Clusters, ImmutableArray<BrokenCluster> Broken);
