namespace WacMirror.Core.Policies.Matching;

/// <summary>Many names as one text, which is searched for a part of a name far faster than name by name.</summary>
internal sealed class NameText
{
    private const char Separator = '\0';

    private readonly string[] names;
    private readonly string text;
    private readonly int[] starts;

    /// <param name="names">Folded.</param>
    public NameText(string[] names)
    {
        this.names = names;
        text = string.Join(Separator, names);
        starts = new int[names.Length + 1];
        for (var name = 0; name < names.Length; name++)
            starts[name + 1] = starts[name] + names[name].Length + 1;
    }

    /// <summary>The first name from a number on that matches; their count when none does.</summary>
    public int Next(NamePattern pattern, int from)
    {
        for (var name = Candidate(pattern, from); name < names.Length; name = Candidate(pattern, name + 1))
            if (pattern.Matches(names[name]))
                return name;
        return names.Length;
    }

    private int Candidate(NamePattern pattern, int from)
    {
        if (from >= names.Length || pattern.Literal.Length == 0)
            return from;
        var found = text.AsSpan(starts[from]).IndexOf(pattern.Literal, StringComparison.Ordinal);
        if (found < 0)
            return names.Length;
        var name = Array.BinarySearch(starts, from, names.Length - from, starts[from] + found);
        return name < 0 ? ~name - 1 : name;
    }
}
