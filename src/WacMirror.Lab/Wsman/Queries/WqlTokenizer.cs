using System.Collections.Immutable;
using System.Text;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>Cuts WQL text into tokens.</summary>
internal static class WqlTokenizer
{
    /// <summary>People's queries have hundreds of characters; the bound keeps reading and evaluating cheap.</summary>
    public const int MaxLength = 32_768;

    private static readonly ImmutableArray<string> Symbols =
        ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ",", "*", "."];

    /// <exception cref="CimFault">Too long a query, a character that no token begins with, or a text without its
    /// end.</exception>
    public static ImmutableArray<WqlToken> Read(string query)
    {
        if (query.Length > MaxLength)
            throw WqlFault.Of($"it has {query.Length} characters, more than {MaxLength}");
        var tokens = ImmutableArray.CreateBuilder<WqlToken>();
        var at = 0;
        while (true)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at]))
                at++;
            if (at == query.Length)
                break;
            tokens.Add(ReadToken(query, ref at));
        }
        tokens.Add(new WqlToken(WqlTokenKind.End, string.Empty, query.Length));
        return tokens.ToImmutable();
    }

    private static WqlToken ReadToken(string query, ref int at)
    {
        var start = at;
        var first = query[at];
        if (first is '\'' or '"')
            return new WqlToken(WqlTokenKind.Text, ReadText(query, ref at), start);
        if (char.IsLetter(first) || first == '_')
            return new WqlToken(WqlTokenKind.Word, Take(query, ref at, IsWordPart), start);
        if (char.IsAsciiDigit(first) || (first is '-' or '+' && NextIsDigit(query, at)))
            return new WqlToken(WqlTokenKind.Number, TakeNumber(query, ref at), start);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(query, at, symbol, 0, symbol.Length) == 0)
            {
                at += symbol.Length;
                return new WqlToken(WqlTokenKind.Symbol, symbol, start);
            }
        }
        throw WqlFault.At(start, $"'{first}' is unexpected");
    }

    /// <summary>A text in single or double quotes; a backslash takes the next character as it is.</summary>
    private static string ReadText(string query, ref int at)
    {
        var start = at;
        var quote = query[at++];
        var text = new StringBuilder();
        while (at < query.Length && query[at] != quote)
        {
            if (query[at] == '\\' && ++at == query.Length)
                break;
            text.Append(query[at++]);
        }
        if (at >= query.Length)
            throw WqlFault.At(start, "the text has no end");
        at++;
        return text.ToString();
    }

    private static string TakeNumber(string query, ref int at)
    {
        var start = at++;
        Take(query, ref at, static character => char.IsAsciiDigit(character) || character is '.' or 'e' or 'E');
        return query[start..at];
    }

    private static string Take(string query, ref int at, Func<char, bool> belongs)
    {
        var start = at;
        while (at < query.Length && belongs(query[at]))
            at++;
        return query[start..at];
    }

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static bool NextIsDigit(string query, int at) =>
        at + 1 < query.Length && char.IsAsciiDigit(query[at + 1]);
}
