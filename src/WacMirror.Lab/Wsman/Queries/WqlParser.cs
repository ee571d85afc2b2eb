using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>Reads a WQL data query: <c>SELECT *|columns FROM class [WHERE condition]</c>. Event, schema and
/// association queries are not among them.</summary>
internal sealed class WqlParser
{
    private readonly WqlTokens tokens;

    private WqlParser(string query) => tokens = new WqlTokens(query);

    /// <exception cref="CimFault">The text is not such a query.</exception>
    public static WqlQuery Parse(string query) => new WqlParser(query).ParseQuery();

    private WqlQuery ParseQuery()
    {
        tokens.ExpectWord("SELECT");
        var columns = ParseColumns();
        tokens.ExpectWord("FROM");
        var className = tokens.ExpectName();
        var condition = tokens.TakeWord("WHERE") ? new WqlConditionParser(tokens).Parse() : null;
        if (tokens.Current.Kind != WqlTokenKind.End)
            throw tokens.Unexpected("the end");
        return new WqlQuery(className, columns, condition);
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
