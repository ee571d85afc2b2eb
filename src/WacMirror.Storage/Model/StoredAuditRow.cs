using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WacMirror.Core.Storing;
using WacMirror.Storage.Text;

namespace WacMirror.Storage.Model;

/// <summary>One audit row. Never changed once it is stored.</summary>
internal sealed class StoredAuditRow
{
    /// <summary>Given by the database, growing.</summary>
    public long Number { get; init; }

    public required string Cluster { get; init; }

    public required long At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required Guid? Policy { get; init; }

    public required string? Setting { get; init; }

    public required string? Detail { get; init; }

    public static StoredAuditRow Of(AuditRow row) => new()
    {
        Cluster = row.Cluster,
        At = row.At.UtcTicks,
        Actor = row.Actor,
        Action = row.Action,
        Policy = row.Policy,
        Setting = row.Setting,
        Detail = row.Detail,
    };

    public NumberedAuditRow Record() =>
        new(Number, new AuditRow(StoredTime.Of(At), Cluster, Actor, Action, Policy, Setting, Detail));

    public static void Map(EntityTypeBuilder<StoredAuditRow> table)
    {
        table.ToTable("Audit");
        table.HasKey(it => it.Number);
        table.Property(it => it.Number).ValueGeneratedOnAdd();
        table.HasIndex(it => new { it.Cluster, it.Number });
        table.HasIndex(it => new { it.Cluster, it.Policy, it.Number });
    }
}
