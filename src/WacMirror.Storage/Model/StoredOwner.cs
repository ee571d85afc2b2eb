using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WacMirror.Storage.Model;

/// <summary>Which epoch of a cluster is the present one.</summary>
internal sealed class StoredOwner
{
    public required string Cluster { get; init; }

    public long Epoch { get; set; }

    public static void Map(EntityTypeBuilder<StoredOwner> table)
    {
        table.ToTable("Owners");
        table.HasKey(it => it.Cluster);
    }
}
