using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>A walk over the tokens of one query.</summary>
internal sealed class WqlTokens(string query)
{
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "LIKE", "IS", "ISA", "NULL", "TRUE", "FALSE",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly ImmutableArray<WqlToken> tokens = WqlTokenizer.Read(query);
    private int at;

    public WqlToken Current => tokens[at];

    /// <summary>The current token; the walk goes on, but never past the end.</summary>
    public WqlToken Take() => tokens[at < tokens.Length - 1 ? at++ : at];

    public bool TakeWord(string word)
    {
        var matches = Current.IsWord(word);
        if (matches)
            at++;
        return matches;
    }

    public bool TakeSymbol(string symbol)
    {
        var matches = Current.IsSymbol(symbol);
        if (matches)
            at++;
        return matches;
    }

    public void ExpectWord(string word)
    {
        if (!TakeWord(word))
            throw Unexpected(word);
    }

    /// <summary>A class or property name; a reserved word is none.</summary>
    public string ExpectName() => Current.Kind == WqlTokenKind.Word && !Reserved.Contains(Current.Text)
        ? Take().Text
        : throw Unexpected("a name");

    public CimFault Unexpected(string expected) =>
        WqlFault.At(Current.At, $"{Current} stands where {expected} should");
}
