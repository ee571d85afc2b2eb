using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Engine;

/// <summary>
/// The one owner of everything that changes for a cluster. Its arguments and answers are immutable and can be
/// serialised, so that the engine may live in another process. Safe on any thread.
/// </summary>
public interface IClusterEngine : IClusterPolicies
{
    ClusterDefinition Definition { get; }

    /// <summary>What is known now, without asking a node.</summary>
    ValueTask<ClusterStatus> StatusAsync(CancellationToken cancellationToken);

    /// <summary>What is known now, then every later state. A slow reader skips to the newest.</summary>
    IAsyncEnumerable<ClusterStatus> WatchStatusAsync(CancellationToken cancellationToken);

    /// <summary>The last round of rates.</summary>
    ValueTask<RateTable> RatesAsync(CancellationToken cancellationToken);

    /// <summary>The last round of rates, then every later one. A slow reader skips to the newest.</summary>
    IAsyncEnumerable<RateTable> WatchRatesAsync(CancellationToken cancellationToken);
}
