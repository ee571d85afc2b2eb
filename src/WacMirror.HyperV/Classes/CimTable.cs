using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Classes;

/// <summary>A CIM class as this product reads it: where it is, which properties are asked for, and how one object
/// becomes a row. Without columns, whole objects are asked for.</summary>
public sealed class CimTable<TRow>(
    string ns, string className, ImmutableArray<string> columns, Func<CimObject, TRow> read)
{
    public string Namespace { get; } = ns;

    public string ClassName { get; } = className;

    public Wql Query() => Wql.Select(ClassName, columns);

    /// <exception cref="CimFormatException">A value is not what its property holds.</exception>
    public TRow Read(CimObject instance) => read(instance);

    public Task<ImmutableArray<TRow>> ReadAsync(ICimSession session, string node, CancellationToken cancellationToken) =>
        ReadAsync(session, node, query => query, cancellationToken);

    /// <exception cref="NodeException">The node did not answer, or a value is not what its property holds.</exception>
    public async Task<ImmutableArray<TRow>> ReadAsync(
        ICimSession session, string node, Func<Wql, Wql> narrow, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(narrow);
        var rows = ImmutableArray.CreateBuilder<TRow>();
        try
        {
            await foreach (var instance in session.QueryAsync(Namespace, narrow(Query()), cancellationToken))
                rows.Add(read(instance));
        }
        catch (CimFormatException error)
        {
            throw new NodeException(NodeFault.ProtocolViolation, node, $"Query {ClassName}", error.Message, error);
        }
        return rows.ToImmutable();
    }
}
