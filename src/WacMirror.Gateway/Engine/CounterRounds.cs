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
        // One by one: a machine on its way has counters on two nodes, and a builder must not be asked while it takes many.
        foreach (var worker in workers.All)
            foreach (var (nic, rate) in worker.Sampler.FreshRates)
                if (!table.ContainsKey(nic))
                    table.Add(nic, rate);
        rates.Publish(new RateTable(
            time.GetUtcNow(),
            table.ToImmutable(),
            [.. workers.All.Select(worker => worker.Sampler.Error).OfType<NodeError>()]));
    }
}
