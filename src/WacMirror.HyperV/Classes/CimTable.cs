using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Classes;

/// <summary>A CIM class as this product reads it: where it is, which properties are asked for, and how one object
/// becomes a row. A whole table asks for whole objects; its columns then only say what is read of them.</summary>
public sealed class CimTable<TRow>(
    string ns, string className, ImmutableArray<CimColumn> columns, Func<CimObject, TRow> read, bool isWhole = false)
{
    private readonly ImmutableArray<string> asked = isWhole ? [] : [.. columns.Select(column => column.Name)];

    public string Namespace { get; } = ns;

    public string ClassName { get; } = className;

    public ImmutableArray<CimColumn> Columns { get; } = columns;

    public Wql Query() => Wql.Select(ClassName, asked);

    /// <exception cref="CimFormatException">A value is not what its property holds.</exception>
    public TRow Read(CimObject instance) => read(instance);

    public Task<ImmutableArray<TRow>> ReadAsync(ICimSession session, string node, CancellationToken cancellationToken) =>
        ReadAsync(session, node, query => query, cancellationToken);

    /// <exception cref="NodeException">The node did not answer, or a value is not what its property holds.</exception>
    public async Task<ImmutableArray<TRow>> ReadAsync(
        ICimSession session, string node, Func<Wql, Wql> narrow, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<TRow>();
        await ReadEachAsync(session, node, narrow, rows.Add, cancellationToken);
        return rows.ToImmutable();
    }

    /// <summary>Hands out each row as it arrives and keeps none.</summary>
    /// <exception cref="NodeException">The node did not answer, or a value is not what its property holds. Rows may
    /// have been handed out before.</exception>
    public async Task ReadEachAsync(
        ICimSession session,
        string node,
        Func<Wql, Wql> narrow,
        Action<TRow> take,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(narrow);
        ArgumentNullException.ThrowIfNull(take);
        try
        {
            await foreach (var instance in session.QueryAsync(Namespace, narrow(Query()), cancellationToken))
                take(read(instance));
        }
        catch (CimFormatException error)
        {
            throw new NodeException(NodeFault.ProtocolViolation, node, $"Query {ClassName}", error.Message, error);
        }
    }
}
