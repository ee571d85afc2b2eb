using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>Reads a WQL data query, <c>SELECT *|columns FROM class [WHERE condition]</c>, or an event query, which may
/// have <c>WITHIN seconds</c> after the class. Schema and association queries are not among them.</summary>
internal sealed class WqlParser
{
    /// <summary>A longer interval is a mistake; and a timer takes no more than some weeks.</summary>
    private const decimal MostSeconds = 86_400;

    private readonly WqlTokens tokens;
    private readonly bool isEvent;

    private WqlParser(string query, bool isEvent)
    {
        tokens = new WqlTokens(query);
        this.isEvent = isEvent;
    }

    /// <exception cref="CimFault">The text is not a data query.</exception>
    public static WqlQuery Parse(string query) => new WqlParser(query, false).ParseQuery();

    /// <exception cref="CimFault">The text is not an event query.</exception>
    public static WqlQuery ParseEvent(string query) => new WqlParser(query, true).ParseQuery();

    private WqlQuery ParseQuery()
    {
        tokens.ExpectWord("SELECT");
        var columns = ParseColumns();
        tokens.ExpectWord("FROM");
        var className = tokens.ExpectName();
        var within = isEvent && tokens.TakeWord("WITHIN") ? ParseSeconds() : (TimeSpan?)null;
        var condition = tokens.TakeWord("WHERE") ? new WqlConditionParser(tokens, isEvent).Parse() : null;
        if (tokens.Current.Kind != WqlTokenKind.End)
            throw tokens.Unexpected("the end");
        return new WqlQuery(className, columns, condition, within);
    }

    private TimeSpan ParseSeconds()
    {
        var token = tokens.Take();
        return token.Kind == WqlTokenKind.Number
            && decimal.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > 0 and <= MostSeconds
            ? TimeSpan.FromSeconds((double)seconds)
            : throw WqlFault.At(token.At, $"{token} stands where a number of seconds above zero should");
    }

    private ImmutableArray<string> ParseColumns()
    {
        if (tokens.TakeSymbol("*"))
            return [];
        var columns = ImmutableArray.CreateBuilder<string>();
        do
            columns.Add(tokens.ExpectName());
        while (tokens.TakeSymbol(","));
        return columns.ToImmutable();
    }
}
