using System.Collections.Immutable;

namespace WacMirror.Core.Reconciling;

/// <summary>Reads and writes the affinity rules of a failover cluster, through any of its nodes. They exist from Windows
/// Server 2022 on; before, every call ends with <see cref="NodeFault.NotSupported"/>.</summary>
public interface IAffinityRules
{
    /// <exception cref="NodeException">The node did not answer, or its Windows knows no such rules.</exception>
    Task<ImmutableArray<AffinityRule>> ReadAsync(string node, CancellationToken cancellationToken);

    /// <summary>Makes a rule be exactly as wanted, or not be there, and reads it back.</summary>
    /// <param name="node">The node to ask.</param>
    /// <param name="name">The rule; others are not touched.</param>
    /// <param name="wanted">What it shall be; null when it shall not be there.</param>
    /// <param name="cancellationToken">Ends it before it has begun to write, not after.</param>
    Task<AffinityOutcome> SetAsync(
        string node, string name, AffinityRule? wanted, CancellationToken cancellationToken);
}
