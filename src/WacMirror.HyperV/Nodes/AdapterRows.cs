using System.Collections.Frozen;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Nodes;

/// <summary>The rows of one class by the adapter they belong to.</summary>
internal sealed class AdapterRows<TRow>(IEnumerable<TRow> rows, Func<TRow, string> instanceId)
    where TRow : class
{
    private readonly FrozenDictionary<AdapterId, TRow> byAdapter = rows
        .OrderBy(instanceId, StringComparer.OrdinalIgnoreCase)
        .Select(row => (Id: InstanceIds.Adapter(instanceId(row)), Row: row))
        .Where(pair => pair.Id is not null)
        .DistinctBy(pair => pair.Id)
        .ToFrozenDictionary(pair => pair.Id!.Value, pair => pair.Row);

    public IEnumerable<KeyValuePair<AdapterId, TRow>> All => byAdapter;

    public TRow? this[AdapterId id] => byAdapter.GetValueOrDefault(id);
}
