using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>The addresses that the guests report, sorted, with the positions of their adapters; and the adapters of
/// machines that report none.</summary>
internal sealed class AddressColumn
{
    private readonly NetworkAddress[] addresses;
    private readonly int[] positions;
    private readonly PositionList silent = new();

    public AddressColumn(ReadOnlySpan<Adapter> adapters)
    {
        var found = new List<NetworkAddress>(adapters.Length);
        var places = new PositionList();
        for (var at = 0; at < adapters.Length; at++)
        {
            if (IsSilent(adapters[at]))
                silent.Add(at);
            foreach (var text in adapters[at].Addresses)
                if (NetworkAddress.TryParse(text, out var address))
                {
                    found.Add(address);
                    places.Add(at);
                }
        }
        (addresses, positions) = ([.. found], places.Span.ToArray());
        Array.Sort(addresses, positions);
    }

    public int Cost(AddressRange range) => Stretch(range).Length + silent.Span.Length;

    /// <summary>The positions that are inside, or of which it cannot be known.</summary>
    public ReadOnlySpan<int> Select(AddressRange range, PositionList scratch)
    {
        scratch.Clear();
        scratch.Add(Stretch(range));
        scratch.Add(silent.Span);
        return scratch.Span;
    }

    /// <summary>Whether an adapter's addresses cannot be known: a machine's guest reports none. Where there is no machine,
    /// there are none.</summary>
    public static bool IsSilent(Adapter adapter) =>
        adapter.Kind == AdapterKind.VmNic && adapter.Addresses.IsDefaultOrEmpty;

    private ReadOnlySpan<int> Stretch(AddressRange range)
    {
        var from = First(address => address.CompareTo(range.First) >= 0);
        var to = First(address => address.CompareTo(range.Last) > 0);
        return positions.AsSpan(from, to - from);
    }

    private int First(Func<NetworkAddress, bool> holds)
    {
        var (low, high) = (0, addresses.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holds(addresses[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
