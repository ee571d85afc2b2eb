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
                    var other => new Part(PartKind.Set, new string(char.ToUpperInvariant(other), 2)),
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
        ? new Part(PartKind.NotSet, Ranges(set[1..]))
        : new Part(PartKind.Set, Ranges(set));

    /// <summary>First and last character of each range, one after the other; a single character is both. Ranges stay
    /// ranges: written out, a short pattern could take a hundred megabytes.</summary>
    private static string Ranges(string set)
    {
        var ranges = new StringBuilder();
        for (var at = 0; at < set.Length; at++)
        {
            var first = char.ToUpperInvariant(set[at]);
            var isRange = at + 2 < set.Length && set[at + 1] == '-';
            var last = isRange ? char.ToUpperInvariant(set[at + 2]) : first;
            ranges.Append(first).Append(last < first ? first : last);
            if (isRange)
                at += 2;
        }
        return ranges.ToString();
    }

    private enum PartKind
    {
        Run,
        Any,
        Set,
        NotSet,
    }

    private readonly record struct Part(PartKind Kind, string Ranges)
    {
        public bool Takes(char character) => Kind switch
        {
            PartKind.Any => true,
            PartKind.Set => Holds(char.ToUpperInvariant(character)),
            PartKind.NotSet => !Holds(char.ToUpperInvariant(character)),
            _ => false,
        };

        private bool Holds(char character)
        {
            for (var at = 0; at < Ranges.Length; at += 2)
                if (character >= Ranges[at] && character <= Ranges[at + 1])
                    return true;
            return false;
        }
    }
}
