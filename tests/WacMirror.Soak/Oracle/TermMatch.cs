namespace WacMirror.Soak.Oracle;

/// <summary>Whether an adapter is meant.</summary>
internal static class TermMatch
{
    public static bool Matches(SoakSelector selector, SeenAdapter adapter) =>
        selector.Any.Any(term => Matches(term, adapter)) && !selector.Not.Any(term => Matches(term, adapter));

    private static bool Matches(SoakTerm term, SeenAdapter adapter) =>
        Fits(term.Vm, adapter.Vm)
        && Fits(term.Adapter, adapter.Name)
        && (term.AdapterId is null || term.AdapterId == adapter.Id)
        && (term.Kind is null || term.Kind == adapter.Kind)
        && Fits(term.Switch, adapter.Switch)
        && Fits(term.Node, adapter.Node)
        && (term.Vlan is not var (first, last) || adapter.Vlans.Any(vlan => vlan >= first && vlan <= last))
        && (term.Tag is null || IsTagged(adapter.Notes, term.Tag))
        && (term.State is null || term.State == adapter.State);

    private static bool IsTagged(string notes, string tag) =>
        notes.Split(' ').Any(word => word.Equals("#" + tag, StringComparison.OrdinalIgnoreCase));

    private static bool Fits(string? pattern, string? text) =>
        pattern is null || (text is not null && Fits(pattern.AsSpan(), text.AsSpan()));

    // One sign after the other, every way to read a '*' tried: slow and plain.
    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text) =>
        pattern.IsEmpty ? text.IsEmpty
        : pattern[0] == '*' ? Fits(pattern[1..], text) || (!text.IsEmpty && Fits(pattern, text[1..]))
        : !text.IsEmpty
            && (pattern[0] == '?' || char.ToUpperInvariant(pattern[0]) == char.ToUpperInvariant(text[0]))
            && Fits(pattern[1..], text[1..]);
}
