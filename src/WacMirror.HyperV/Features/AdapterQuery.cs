using System.Text;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Features;

/// <summary>Reads the rows of given adapters in one query: by their names when they are few, the class whole when they
/// are many.</summary>
internal sealed class AdapterQuery(ICimSession session, string node)
{
    /// <summary>Octets of InstanceIDs in one query, some forty adapters. Fewer, and a handful costs the node its whole
    /// class; more, and WMI refuses the query: it bounds how many ANDs and ORs it takes and does not say where
    /// (https://learn.microsoft.com/windows/win32/wmisdk/querying-with-wql).</summary>
    private const int NamedBytes = 4096;

    /// <summary>What <c>OR InstanceID LIKE '%'</c> and the escapes add to each.</summary>
    private const int ConditionBytes = 24;

    /// <summary>Whether they are few, and asked for by their names.</summary>
    public static bool AreNamed(IReadOnlyCollection<AdapterId> adapters) => adapters.Sum(
        adapter => Encoding.UTF8.GetByteCount(InstanceIds.PrefixOf(adapter)) + ConditionBytes) <= NamedBytes;

    /// <exception cref="NodeException">The rows could not be read.</exception>
    public async Task<IReadOnlyList<TRow>> ReadAsync<TRow>(
        CimTable<TRow> table, IReadOnlyCollection<AdapterId> adapters, CancellationToken cancellationToken)
    {
        if (adapters.Count == 0)
            return [];
        if (AreNamed(adapters))
        {
            try
            {
                return await table.ReadAsync(
                    session,
                    node,
                    query => query.WhereAnyPrefix("InstanceID", [.. adapters.Select(InstanceIds.PrefixOf)]),
                    cancellationToken);
            }
            catch (NodeException error) when (
                adapters.Count > 1 && error.Fault is NodeFault.QuotaLimit or NodeFault.InvalidQuery)
            {
                // Too many ORs for this node.
            }
        }
        return await table.ReadAsync(session, node, cancellationToken);
    }

    /// <summary>The row of each adapter that has one, the first by name where there are several.</summary>
    public async Task<Dictionary<AdapterId, TRow>> FindAsync<TRow>(
        CimTable<TRow> table,
        Func<TRow, string?> instanceId,
        IReadOnlyCollection<AdapterId> adapters,
        Action<IReadOnlyList<TRow>> look,
        CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(table, adapters, cancellationToken);
        look(rows);
        var wanted = adapters.ToHashSet();
        var found = new Dictionary<AdapterId, TRow>(adapters.Count);
        foreach (var row in rows)
        {
            if (instanceId(row) is not { } id || InstanceIds.Adapter(id) is not { } adapter || !wanted.Contains(adapter))
                continue;
            if (!found.TryGetValue(adapter, out var other)
                || StringComparer.OrdinalIgnoreCase.Compare(id, instanceId(other)) < 0)
                found[adapter] = row;
        }
        return found;
    }
}
