using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>One kind of name, with the adapters that have it: the names sorted as they are compared, and for each the
/// positions of its adapters, one list after the other. What begins alike is so one stretch.</summary>
internal sealed class NameColumn
{
    private readonly string[] names;
    private readonly int[] starts;
    private readonly int[] positions;
    private NameText? text;

    private NameColumn(string[] names, int[] starts, int[] positions) =>
        (this.names, this.starts, this.positions) = (names, starts, positions);

    /// <summary>How many adapters have a name; one with two counts twice.</summary>
    public int Count => positions.Length;

    public static NameColumn Of(ReadOnlySpan<Adapter> adapters, Func<Adapter, string?> nameOf)
    {
        var draft = new NameDraft(adapters.Length);
        for (var at = 0; at < adapters.Length; at++)
            if (nameOf(adapters[at]) is { } name)
                draft.Add(name, at);
        return draft.Sorted((names, starts, positions) => new NameColumn(names, starts, positions));
    }

    /// <summary>The machines' names. Most are of one machine only, so nothing is gained by looking for equal ones.</summary>
    /// <param name="machines">The name of each adapter's machine.</param>
    public static NameColumn OfMachines(ReadOnlySpan<string?> machines)
    {
        var draft = new NameDraft(machines.Length);
        for (var at = 0; at < machines.Length; at++)
            if (machines[at] is { } name)
                draft.AddUnsought(name, at);
        return draft.Sorted((names, starts, positions) => new NameColumn(names, starts, positions));
    }

    public static NameColumn OfTags(ReadOnlySpan<Adapter> adapters)
    {
        var draft = new NameDraft(adapters.Length);
        for (var at = 0; at < adapters.Length; at++)
            if (adapters[at].Vm is { Tags.IsEmpty: false } vm)
                foreach (var tag in vm.Tags)
                    draft.Add(tag, at);
        return draft.Sorted((names, starts, positions) => new NameColumn(names, starts, positions));
    }

    /// <summary>About how many adapters would have to be looked at.</summary>
    public int Cost(NamePattern pattern)
    {
        if (pattern.IsExact || pattern.IsPrefix)
            return Stretch(pattern).Length;
        // To search a text is cheaper than to look at adapters, and what it finds is not known before.
        return pattern.Literal.Length > 0 ? 1 + (Count / 8) : Count;
    }

    /// <summary>The positions whose name matches, each as often as it has one.</summary>
    public ReadOnlySpan<int> Select(NamePattern pattern, PositionList scratch)
    {
        if (pattern.IsExact || pattern.IsPrefix)
            return Stretch(pattern);
        scratch.Clear();
        text ??= new NameText(names);
        for (var name = text.Next(pattern, 0); name < names.Length; name = text.Next(pattern, name + 1))
            scratch.Add(positions.AsSpan(starts[name], starts[name + 1] - starts[name]));
        return scratch.Span;
    }

    /// <summary>The positions of the names that are, or begin with, the pattern's text.</summary>
    private ReadOnlySpan<int> Stretch(NamePattern pattern)
    {
        var prefix = pattern.Prefix;
        var from = Search(name => string.CompareOrdinal(name, prefix) >= 0);
        var to = from;
        if (!pattern.IsExact)
            to = Search(name => string.CompareOrdinal(name, 0, prefix, 0, prefix.Length) > 0);
        else
            while (to < names.Length && names[to] == prefix)
                to++;
        return positions.AsSpan(starts[from], starts[to] - starts[from]);
    }

    /// <summary>The first name for which it holds; it holds for all behind it.</summary>
    private int Search(Func<string, bool> holds)
    {
        var (low, high) = (0, names.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holds(names[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
