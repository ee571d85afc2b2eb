using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>Reads what follows WHERE. OR binds weakest, then AND, then NOT.</summary>
/// <param name="tokens">Standing after WHERE.</param>
/// <param name="isEvent">Whether a column may be compared with another one, as in event queries.</param>
internal sealed class WqlConditionParser(WqlTokens tokens, bool isEvent = false)
{
    /// <summary>Parentheses and NOTs nest no deeper; people's queries nest three deep, deeper ones only cost
    /// stack.</summary>
    public const int MaxDepth = 64;

    private int depth;

    public WqlCondition Parse()
    {
        var first = ParseAnd();
        if (!tokens.Current.IsWord("OR"))
            return first;
        var parts = ImmutableArray.CreateBuilder<WqlCondition>();
        parts.Add(first);
        while (tokens.TakeWord("OR"))
            parts.Add(ParseAnd());
        return new WqlCondition.Or(parts.ToImmutable());
    }

    private WqlCondition ParseAnd()
    {
        var first = ParsePart();
        if (!tokens.Current.IsWord("AND"))
            return first;
        var parts = ImmutableArray.CreateBuilder<WqlCondition>();
        parts.Add(first);
        while (tokens.TakeWord("AND"))
            parts.Add(ParsePart());
        return new WqlCondition.And(parts.ToImmutable());
    }

    private WqlCondition ParsePart()
    {
        if (++depth > MaxDepth)
            throw WqlFault.At(tokens.Current.At, $"the condition nests deeper than {MaxDepth}");
        var part = ParseNested();
        depth--;
        return part;
    }

    private WqlCondition ParseNested()
    {
        if (tokens.TakeWord("NOT"))
            return new WqlCondition.Not(ParsePart());
        if (!tokens.TakeSymbol("("))
            return ParseTest();
        var inner = Parse();
        if (!tokens.TakeSymbol(")"))
            throw tokens.Unexpected("')'");
        return inner;
    }

    private WqlCondition ParseTest()
    {
        if (tokens.Current.Kind is WqlTokenKind.Text or WqlTokenKind.Number)
            return ParseReversed();
        var column = ParseColumn();
        if (tokens.TakeWord("LIKE"))
            return new WqlCondition.Like(column, LikePattern.Parse(ExpectText()));
        if (tokens.TakeWord("ISA"))
            return new WqlCondition.IsA(column, ExpectText());
        if (tokens.TakeWord("IS"))
            return ParseNull(column, tokens.TakeWord("NOT"));
        if (tokens.TakeWord("NOT"))
        {
            tokens.ExpectWord("LIKE");
            return new WqlCondition.Not(new WqlCondition.Like(column, LikePattern.Parse(ExpectText())));
        }
        var comparison = ParseOperator();
        if (tokens.Current.IsWord("NULL") && comparison is WqlOperator.Equal or WqlOperator.NotEqual)
            return ParseNull(column, comparison == WqlOperator.NotEqual);
        return isEvent && tokens.Current.Kind == WqlTokenKind.Word && !IsBoolean(tokens.Current)
            ? new WqlCondition.CompareColumns(column, comparison, ParseColumn())
            : new WqlCondition.Compare(column, comparison, ParseLiteral());
    }

    private static bool IsBoolean(WqlToken token) => token.IsWord("TRUE") || token.IsWord("FALSE");

    /// <summary>WQL also takes the constant first: <c>111 = GroupType</c>.</summary>
    private WqlCondition ParseReversed()
    {
        var literal = ParseLiteral();
        var comparison = ParseOperator() switch
        {
            WqlOperator.Less => WqlOperator.Greater,
            WqlOperator.LessOrEqual => WqlOperator.GreaterOrEqual,
            WqlOperator.Greater => WqlOperator.Less,
            WqlOperator.GreaterOrEqual => WqlOperator.LessOrEqual,
            var symmetric => symmetric,
        };
        return new WqlCondition.Compare(ParseColumn(), comparison, literal);
    }

    private WqlCondition ParseNull(WqlColumn column, bool negated)
    {
        tokens.ExpectWord("NULL");
        var isNull = new WqlCondition.IsNull(column);
        return negated ? new WqlCondition.Not(isNull) : isNull;
    }

    private WqlColumn ParseColumn()
    {
        var path = ImmutableArray.CreateBuilder<string>();
        do
            path.Add(tokens.ExpectName());
        while (tokens.TakeSymbol("."));
        return new WqlColumn(path.ToImmutable());
    }

    private WqlOperator ParseOperator() => tokens.Take() switch
    {
        { Kind: WqlTokenKind.Symbol, Text: "=" } => WqlOperator.Equal,
        { Kind: WqlTokenKind.Symbol, Text: "<>" or "!=" } => WqlOperator.NotEqual,
        { Kind: WqlTokenKind.Symbol, Text: "<" } => WqlOperator.Less,
        { Kind: WqlTokenKind.Symbol, Text: "<=" } => WqlOperator.LessOrEqual,
        { Kind: WqlTokenKind.Symbol, Text: ">" } => WqlOperator.Greater,
        { Kind: WqlTokenKind.Symbol, Text: ">=" } => WqlOperator.GreaterOrEqual,
        var other => throw WqlFault.At(other.At, $"{other} stands where an operator should"),
    };

    private WqlLiteral ParseLiteral() => tokens.Take() switch
    {
        { Kind: WqlTokenKind.Text } text => new WqlLiteral(WqlLiteralKind.Text, text.Text),
        { Kind: WqlTokenKind.Number } number => new WqlLiteral(WqlLiteralKind.Number, number.Text),
        var word when word.IsWord("TRUE") => new WqlLiteral(WqlLiteralKind.Boolean, "true"),
        var word when word.IsWord("FALSE") => new WqlLiteral(WqlLiteralKind.Boolean, "false"),
        var other => throw WqlFault.At(other.At, $"{other} stands where a constant should"),
    };

    private string ExpectText() => tokens.Current.Kind == WqlTokenKind.Text
        ? tokens.Take().Text
        : throw tokens.Unexpected("a text");
}
