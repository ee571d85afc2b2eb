using System.Collections.Immutable;
using WacMirror.Core.Counters;

namespace WacMirror.Gateway.Engine;

/// <summary>Reads the counters of all nodes in rounds.</summary>
internal sealed class CounterRounds(
    NodeWorkers workers, Broadcast<RateTable> rates, EngineOptions options, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // A reading that is stuck from an earlier round holds up nobody.
        var begun = workers.All.Select(worker => worker.Sample()).OfType<Task>();
        await Task.WhenAny(Task.WhenAll(begun), Task.Delay(options.SampleDeadline, time, cancellationToken));
        var table = ImmutableDictionary.CreateBuilder<Guid, AdapterRate>();
        foreach (var worker in workers.All)
            table.AddRange(worker.Sampler.FreshRates.Where(rate => !table.ContainsKey(rate.Key)));
        rates.Publish(new RateTable(
            time.GetUtcNow(),
            table.ToImmutable(),
            [.. workers.All.Select(worker => worker.Sampler.Error).OfType<NodeError>()]));
    }
}
