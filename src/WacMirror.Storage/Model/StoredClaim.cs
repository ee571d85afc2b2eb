using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WacMirror.Storage.Model;

/// <summary>That a policy holds or once held a ledger row. Never taken back: a row that is released has no claims, and
/// still belongs to the policy's history.</summary>
internal sealed class StoredClaim
{
    public required string Cluster { get; init; }

    public required Guid Policy { get; init; }

    public required Guid Row { get; init; }

    public static void Map(EntityTypeBuilder<StoredClaim> table)
    {
        table.ToTable("Claims");
        table.HasKey(it => new { it.Cluster, it.Row, it.Policy });
        table.HasIndex(it => new { it.Cluster, it.Policy });
        table.HasOne<StoredLedgerRow>().WithMany().HasForeignKey(it => new { it.Cluster, it.Row });
    }
}
