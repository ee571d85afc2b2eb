using System.Globalization;

namespace WacMirror.Core.Policies.Documents;

/// <summary>One value of a JSON text, and where it stands.</summary>
/// <param name="Path">As in <c>sources.any[0].vm</c>; empty for the whole text.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Counted from 1. Of a value that is absent, where it would have to be.</param>
/// <param name="Column">Counted from 1, in characters.</param>
internal sealed record DocumentNode(string Path, NodeKind Kind, int Line, int Column)
{
    /// <summary>Longer ones are cut where they are shown: an error is for reading.</summary>
    private const int ShownLength = 60;

    /// <summary>The text itself, or the number as it is written.</summary>
    public string Text { get; init; } = string.Empty;

    public bool Flag { get; init; }

    /// <summary>Every member, in the order of the text, repeated ones as often as they stand there.</summary>
    public IReadOnlyList<(string Name, DocumentNode Value)> Members { get; init; } = [];

    public IReadOnlyList<DocumentNode> Items { get; init; } = [];

    public bool IsPresent => Kind != NodeKind.Absent;

    /// <summary>What an error may show of it: nothing of objects and arrays.</summary>
    public string? Shown => Kind switch
    {
        NodeKind.Text or NodeKind.Number => Short(Text),
        NodeKind.Flag => Flag ? "true" : "false",
        NodeKind.Null => "null",
        _ => null,
    };

    public DocumentNode Absent(string member) => new(Child(Path, member), NodeKind.Absent, Line, Column);

    public static string Child(string path, string member) =>
        path.Length == 0 ? Short(member) : $"{path}.{Short(member)}";

    public static string Item(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    public static string Short(string text)
    {
        const int kept = ShownLength - 3;
        if (text.Length <= ShownLength)
            return text;
        // A pair is not cut in two.
        return $"{text[..(char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept)]}...";
    }
}
