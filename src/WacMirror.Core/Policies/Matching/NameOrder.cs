namespace WacMirror.Core.Policies.Matching;

/// <summary>Sorts names by their characters. Numbers made of what they begin with decide nearly always, and are compared
/// several times as fast.</summary>
internal static class NameOrder
{
    private const int Characters = 16;

    /// <summary>Sorts names, and what belongs to each along with them.</summary>
    public static void Sort(string[] names, int[] numbers)
    {
        var keys = Array.ConvertAll(names, KeyOf);
        var order = new int[names.Length];
        for (var at = 0; at < order.Length; at++)
            order[at] = at;
        Array.Sort(keys, order);
        var (sorted, along) = (new string[names.Length], new int[names.Length]);
        for (var at = 0; at < order.Length; at++)
            (sorted[at], along[at]) = (names[order[at]], numbers[order[at]]);
        for (var from = 0; from < keys.Length;)
        {
            var to = from + 1;
            while (to < keys.Length && keys[to] == keys[from])
                to++;
            if (to - from > 1)
                Array.Sort(sorted, along, from, to - from, StringComparer.Ordinal);
            from = to;
        }
        sorted.CopyTo(names, 0);
        along.CopyTo(numbers, 0);
    }

    /// <summary>Never greater for a name that comes before. What does not fit into eight bits is the same here.</summary>
    private static UInt128 KeyOf(string name)
    {
        var (high, low) = (0ul, 0ul);
        for (var at = 0; at < Characters; at++)
        {
            var letter = at < name.Length ? Math.Min((uint)name[at], byte.MaxValue) : 0;
            if (at < Characters / 2)
                high = (high << 8) | letter;
            else
                low = (low << 8) | letter;
        }
        return new UInt128(high, low);
    }
}
