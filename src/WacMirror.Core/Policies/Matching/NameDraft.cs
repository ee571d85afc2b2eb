namespace WacMirror.Core.Policies.Matching;

/// <summary>Gathers names and where they were seen, then sorts them.</summary>
internal sealed class NameDraft(int capacity)
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<(int Name, int Position)> entries = new(capacity);
    private (string Name, int Number) last = (string.Empty, -1);

    public void Add(string name, int position)
    {
        // Neighbours often are of one machine, and have the very same name.
        if (!ReferenceEquals(last.Name, name) || last.Number < 0)
        {
            if (!known.TryGetValue(name, out var number))
                known.Add(name, number = known.Count);
            last = (name, number);
        }
        entries.Add((last.Number, position));
    }

    /// <summary>Makes something of the folded names, ascending; of where the positions of each begin, and one more for
    /// the end; and of the positions. Two names that differ in case only stand side by side.</summary>
    public T Sorted<T>(Func<string[], int[], int[], T> make)
    {
        var names = new string[known.Count];
        var numbers = new int[known.Count];
        foreach (var (name, number) in known)
            (names[number], numbers[number]) = (NamePattern.Fold(name), number);
        Array.Sort(names, numbers, StringComparer.Ordinal);
        var places = new int[names.Length];
        for (var place = 0; place < numbers.Length; place++)
            places[numbers[place]] = place;
        var starts = new int[names.Length + 1];
        foreach (var (name, _) in entries)
            starts[places[name] + 1]++;
        for (var place = 0; place < names.Length; place++)
            starts[place + 1] += starts[place];
        var next = starts.AsSpan(0, names.Length).ToArray();
        var positions = new int[entries.Count];
        foreach (var (name, position) in entries)
            positions[next[places[name]]++] = position;
        return make(names, starts, positions);
    }
}
