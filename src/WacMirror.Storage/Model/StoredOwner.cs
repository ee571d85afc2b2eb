using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WacMirror.Storage.Model;

/// <summary>Which epoch of a cluster is the present one.</summary>
internal sealed class StoredOwner
{
    public required string Cluster { get; init; }

    public required long Epoch { get; init; }

    public static void Map(EntityTypeBuilder<StoredOwner> table)
    {
        table.ToTable("Owners");
        table.HasKey(it => it.Cluster);
    }
}
