namespace WacMirror.Core.Policies.Matching;

/// <summary>Gathers names and where they were seen, then sorts them.</summary>
internal sealed class NameDraft(int capacity)
{
    private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly List<(int Name, int Position)> entries = new(capacity);

    /// <summary>Neighbours often are of one machine, and have the very same name.</summary>
    private (string? Name, int Number) last;

    public void Add(string name, int position)
    {
        if (ReferenceEquals(last.Name, name))
        {
            entries.Add((last.Number, position));
            return;
        }
        if (!known.TryGetValue(name, out var number))
        {
            known.Add(name, number = names.Count);
            names.Add(name);
        }
        last = (name, number);
        entries.Add((number, position));
    }

    /// <summary>As <see cref="Add"/>, without a search for the same name further back.</summary>
    public void AddUnsought(string name, int position)
    {
        if (!ReferenceEquals(last.Name, name))
        {
            last = (name, names.Count);
            names.Add(name);
        }
        entries.Add((last.Number, position));
    }

    /// <summary>Makes something of the folded names, ascending; of where the positions of each begin, and one more for
    /// the end; and of the positions. Equal names stand side by side.</summary>
    public T Sorted<T>(Func<string[], int[], int[], T> make)
    {
        var folded = new string[names.Count];
        var numbers = new int[names.Count];
        for (var number = 0; number < folded.Length; number++)
            (folded[number], numbers[number]) = (NamePattern.Fold(names[number]), number);
        NameOrder.Sort(folded, numbers);
        var places = new int[folded.Length];
        for (var place = 0; place < numbers.Length; place++)
            places[numbers[place]] = place;
        var starts = new int[folded.Length + 1];
        foreach (var (name, _) in entries)
            starts[places[name] + 1]++;
        for (var place = 0; place < folded.Length; place++)
            starts[place + 1] += starts[place];
        var next = starts.AsSpan(0, folded.Length).ToArray();
        var positions = new int[entries.Count];
        foreach (var (name, position) in entries)
            positions[next[places[name]]++] = position;
        return make(folded, starts, positions);
    }
}
