using System.Collections.Immutable;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>How items of an enumeration are written.</summary>
internal enum ItemMode
{
    Object,
    ObjectAndReference,
    Reference,
}

/// <summary>An enumeration between its pages: the rows as they were when it began, and how far it came. The position
/// changes under <see cref="Gate"/>.</summary>
/// <param name="id">The context that clients send back.</param>
/// <param name="rows">The snapshot.</param>
/// <param name="form">How the request spelled classes.</param>
/// <param name="mode">What an item is.</param>
/// <param name="columns">The query's columns; empty for whole objects.</param>
internal sealed class Enumeration(
    string id, ImmutableArray<Row> rows, UriForm form, ItemMode mode, ImmutableArray<string> columns)
{
    public string Id { get; } = id;

    public ImmutableArray<Row> Rows { get; } = rows;

    public UriForm Form { get; } = form;

    public ItemMode Mode { get; } = mode;

    public ImmutableArray<string> Columns { get; } = columns;

    public Lock Gate { get; } = new();

    /// <summary>How many rows were sent.</summary>
    public int Position { get; set; }

    public bool IsAtEnd => Position == Rows.Length;
}
