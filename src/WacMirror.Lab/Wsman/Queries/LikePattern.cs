using System.Collections.Immutable;
using System.Text;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>A LIKE pattern: <c>%</c> any run, <c>_</c> any one character, <c>[abc]</c>, <c>[a-z]</c> and <c>[^a]</c>
/// one of a set. Compares without case.</summary>
internal sealed class LikePattern
{
    private readonly ImmutableArray<Part> parts;

    private LikePattern(string text, ImmutableArray<Part> parts)
    {
        Text = text;
        this.parts = parts;
    }

    public string Text { get; }

    /// <exception cref="CimFault">A set has no end.</exception>
    public static LikePattern Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '[')
            {
                parts.Add(text[at] switch
                {
                    '%' => new Part(PartKind.Run, string.Empty),
                    '_' => new Part(PartKind.Any, string.Empty),
                    var other => new Part(PartKind.Set, char.ToUpperInvariant(other).ToString()),
                });
                continue;
            }
            // The first character of a set is never its end: "[]]" is the set of a closing bracket.
            var end = at + 2 < text.Length ? text.IndexOf(']', at + 2) : -1;
            if (end < 0)
                throw WqlFault.Of($"the set in LIKE '{text}' has no end");
            parts.Add(ParseSet(text[(at + 1)..end]));
            at = end;
        }
        return new LikePattern(text, parts.ToImmutable());
    }

    /// <summary>Greedy with one point of return, so the cost is at most text times pattern.</summary>
    public bool Matches(string text)
    {
        int at = 0, part = 0, runPart = -1, runAt = 0;
        while (at < text.Length)
        {
            if (part < parts.Length && parts[part].Kind == PartKind.Run)
            {
                runPart = part++;
                runAt = at;
            }
            else if (part < parts.Length && parts[part].Takes(text[at]))
            {
                part++;
                at++;
            }
            else if (runPart >= 0)
            {
                part = runPart + 1;
                at = ++runAt;
            }
            else
            {
                return false;
            }
        }
        while (part < parts.Length && parts[part].Kind == PartKind.Run)
            part++;
        return part == parts.Length;
    }

    private static Part ParseSet(string set) => set is ['^', _, ..]
        ? new Part(PartKind.NotSet, Expand(set[1..]))
        : new Part(PartKind.Set, Expand(set));

    private static string Expand(string set)
    {
        var characters = new StringBuilder();
        for (var at = 0; at < set.Length; at++)
        {
            var last = at + 2 < set.Length && set[at + 1] == '-' ? char.ToUpperInvariant(set[at + 2]) : default;
            var character = char.ToUpperInvariant(set[at]);
            characters.Append(character);
            if (last == default)
                continue;
            while (character < last)
                characters.Append(++character);
            at += 2;
        }
        return characters.ToString();
    }

    private enum PartKind
    {
        Run,
        Any,
        Set,
        NotSet,
    }

    private readonly record struct Part(PartKind Kind, string Characters)
    {
        public bool Takes(char character) => Kind switch
        {
            PartKind.Any => true,
            PartKind.Set => Characters.Contains(char.ToUpperInvariant(character)),
            PartKind.NotSet => !Characters.Contains(char.ToUpperInvariant(character)),
            _ => false,
        };
    }
}
