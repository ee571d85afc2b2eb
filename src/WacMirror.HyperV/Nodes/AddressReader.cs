using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Reads what guests report, with one query. A node asks each guest's integration components for it, which
/// takes it long.</summary>
public sealed class AddressReader(CimSessionPool sessions) : IAddressReader
{
    public async Task<ImmutableDictionary<AdapterId, ImmutableArray<string>>> ReadAsync(
        string node, CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary.CreateBuilder<AdapterId, ImmutableArray<string>>();
        await GuestAddressRow.Table.ReadEachAsync(
            sessions.For(node), node, query => query, row =>
            {
                if (!row.Addresses.IsEmpty && InstanceIds.Adapter(row.InstanceId) is { } id)
                    found.TryAdd(id, row.Addresses);
            },
            cancellationToken);
        return found.ToImmutable();
    }
}
