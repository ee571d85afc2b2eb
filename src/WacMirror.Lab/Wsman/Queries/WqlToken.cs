namespace WacMirror.Lab.Wsman.Queries;

internal enum WqlTokenKind
{
    Word,
    Text,
    Number,
    Symbol,
    End,
}

/// <summary>One token of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A word or a number as written, a text literal without quotes and escapes, a symbol.</param>
/// <param name="At">Where it begins, for messages.</param>
internal readonly record struct WqlToken(WqlTokenKind Kind, string Text, int At)
{
    public bool IsWord(string word) =>
        Kind == WqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == WqlTokenKind.Symbol && Text == symbol;

    public override string ToString() => Kind == WqlTokenKind.End ? "the end" : $"'{Text}'";
}
