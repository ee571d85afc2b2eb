using System.Collections.Immutable;

namespace WacMirror.Core.Planning;

/// <summary>Puts things in order: by shelf, and on a shelf by a comparison. Nearly all come in the order of their shelf,
/// and such a shelf is not sorted, so that the cost grows with the count. One use each.</summary>
/// <param name="byShelf">The order of shelves.</param>
/// <param name="onShelf">The order on a shelf; 0 for equal things only.</param>
internal sealed class Shelves<TShelf, T>(Comparison<TShelf> byShelf, Comparison<T> onShelf)
    where TShelf : struct, IEquatable<TShelf>
{
    private readonly Dictionary<TShelf, Shelf> shelves = [];
    private int count;

    public int Count => count;

    public void Add(TShelf on, T item)
    {
        if (!shelves.TryGetValue(on, out var shelf))
            shelves.Add(on, shelf = new Shelf());
        shelf.IsOrdered &= shelf.Items is not [.., var last] || onShelf(last, item) <= 0;
        shelf.Items.Add(item);
        count++;
    }

    public ImmutableArray<TResult> Finish<TResult>(Func<T, TResult> make)
    {
        var all = ImmutableArray.CreateBuilder<TResult>(count);
        var order = shelves.Keys.ToArray();
        Array.Sort(order, byShelf);
        foreach (var key in order)
        {
            var (items, isOrdered) = (shelves[key].Items, shelves[key].IsOrdered);
            if (!isOrdered)
                items.Sort(onShelf);
            foreach (var item in items)
                all.Add(make(item));
        }
        return all.MoveToImmutable();
    }

    private sealed class Shelf
    {
        public List<T> Items { get; } = [];

        public bool IsOrdered { get; set; } = true;
    }
}
