namespace WacMirror.Core.Policies;

/// <summary>A name in which '*' stands for any text and '?' for one character (one UTF-16 unit), without case. Case is
/// folded character by character, the same on every machine. A match takes at most the product of both lengths, and
/// no text makes it take longer.</summary>
public sealed class NamePattern
{
    private readonly string folded;

    public NamePattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        folded = Fold(text);
        var wild = folded.AsSpan().IndexOfAny('*', '?');
        Prefix = wild < 0 ? folded : folded[..wild];
        IsExact = wild < 0;
        IsPrefix = wild >= 0 && folded.AsSpan(wild).TrimStart('*').IsEmpty;
        Literal = folded.Split('*', '?').MaxBy(part => part.Length)!;
    }

    public string Text { get; }

    /// <summary>Whether it stands for one name only.</summary>
    public bool IsExact { get; }

    /// <summary>Whether it is a text and '*', which every name that begins with the text matches.</summary>
    internal bool IsPrefix { get; }

    /// <summary>What every matching name begins with, folded.</summary>
    internal string Prefix { get; }

    /// <summary>The longest text that every matching name contains, folded.</summary>
    internal string Literal { get; }

    public bool Matches(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsExact && name.Length != folded.Length)
            return false;
        // Only the last '*' is ever tried again: what an earlier one could still take, the later one can too.
        var (at, star, resume) = (0, -1, 0);
        for (var letter = 0; letter < name.Length;)
            if (at < folded.Length && folded[at] == '*')
                (star, resume) = (at++, letter);
            else if (at < folded.Length && (folded[at] == '?' || folded[at] == char.ToUpperInvariant(name[letter])))
                (at, letter) = (at + 1, letter + 1);
            else if (star >= 0)
                (at, letter) = (star + 1, ++resume);
            else
                return false;
        return folded.AsSpan(at).TrimStart('*').IsEmpty;
    }

    public override string ToString() => Text;

    /// <summary>The text as it is compared.</summary>
    internal static string Fold(string text)
    {
        foreach (var letter in text)
            if (char.ToUpperInvariant(letter) != letter)
                return string.Create(text.Length, text, static (span, from) =>
                {
                    for (var at = 0; at < span.Length; at++)
                        span[at] = char.ToUpperInvariant(from[at]);
                });
        return text;
    }
}
