using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Counters;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>Reads one node's counters, one reading at a time, and keeps its rates.</summary>
internal sealed partial class NodeSampler(
    string node, ICounterReader counters, EngineOptions options, TimeProvider time, ILogger logger)
{
    private NodeSample? last;
    private DateTimeOffset lastAt;
    private ImmutableDictionary<Guid, AdapterRate> rates = ImmutableDictionary<Guid, AdapterRate>.Empty;
    private NodeError? error;

    /// <summary>The reading under way, or the last one.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Why there are no rates: the last reading's failure, or a reading that does not come back.</summary>
    public NodeError? Error => error ?? (IsSilent
        ? new NodeError(node, NodeFault.TimedOut, "the counters were not answered in time")
        : null);

    /// <summary>The last reading's rates, or none when it is older than three intervals.</summary>
    public ImmutableDictionary<Guid, AdapterRate> FreshRates =>
        IsFresh ? rates : ImmutableDictionary<Guid, AdapterRate>.Empty;

    private bool IsFresh => time.GetUtcNow() - lastAt <= 3 * options.SampleInterval;

    private bool IsSilent => !Reading.IsCompleted && last is not null && !IsFresh;

    /// <summary>Begins a reading; null while the one before is still under way.</summary>
    public Task? Start(NodeSnapshot? snapshot, CancellationToken cancellationToken) =>
        Reading.IsCompleted ? Reading = ReadAsync(LegacyPorts(snapshot), cancellationToken) : null;

    private async Task ReadAsync(Dictionary<Guid, Guid> legacyPorts, CancellationToken cancellationToken)
    {
        try
        {
            var sample = await counters.ReadAsync(node, legacyPorts, cancellationToken);
            rates = RateCalculator.Rates(last, sample);
            last = sample;
            lastAt = time.GetUtcNow();
            error = null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The engine stops; nobody waits for these numbers.
        }
        catch (NodeException failure)
        {
            error = NodeError.From(failure);
        }
        catch (Exception failure)
        {
            LogUnexpected(logger, failure, node);
            error = new NodeError(node, NodeFault.InternalError, failure.Message);
        }
    }

    /// <summary>Legacy NICs have counters per switch port only.</summary>
    private static Dictionary<Guid, Guid> LegacyPorts(NodeSnapshot? snapshot) =>
        snapshot is null
            ? []
            : snapshot.Adapters
                .Where(adapter => adapter.IsLegacy && adapter.PortId is not null)
                .DistinctBy(adapter => adapter.Id.Nic)
                .ToDictionary(adapter => adapter.Id.Nic, adapter => adapter.PortId!.Value);
}
