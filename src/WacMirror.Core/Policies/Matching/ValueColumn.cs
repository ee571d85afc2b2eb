using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>The positions of the adapters that have a value, by the value.</summary>
internal sealed class ValueColumn<T>
    where T : struct
{
    private readonly Dictionary<T, PositionList> values = [];

    public ValueColumn(ReadOnlySpan<Adapter> adapters, Func<Adapter, T?> valueOf)
    {
        for (var at = 0; at < adapters.Length; at++)
        {
            if (valueOf(adapters[at]) is not { } value)
                continue;
            if (!values.TryGetValue(value, out var positions))
                values.Add(value, positions = new PositionList());
            positions.Add(at);
        }
    }

    public ReadOnlySpan<int> Select(T value) =>
        values.TryGetValue(value, out var positions) ? positions.Span : [];
}
