namespace WacMirror.Core.Policies.Matching;

/// <summary>Positions of adapters, in memory that is used again for the next selection.</summary>
internal sealed class PositionList
{
    private int[] items = new int[4];
    private int count;

    public ReadOnlySpan<int> Span => items.AsSpan(0, count);

    public void Clear() => count = 0;

    public void Add(int position)
    {
        if (count == items.Length)
            Array.Resize(ref items, 2 * count);
        items[count++] = position;
    }

    public void Add(ReadOnlySpan<int> positions)
    {
        if (count + positions.Length > items.Length)
            Array.Resize(ref items, Math.Max(2 * items.Length, count + positions.Length));
        positions.CopyTo(items.AsSpan(count));
        count += positions.Length;
    }
}
