using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace WacMirror.HyperV.Classes;

/// <summary>Finds <c>#word</c>s in a machine's notes.</summary>
public static partial class NoteTags
{
    /// <summary>The words without the sign, each once, in the order they stand. A sign inside a word is no tag.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> notes) =>
    [
        .. notes
            .SelectMany(note => Tag().Matches(note))
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    [GeneratedRegex(@"(?<![\w#])#([\w-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
