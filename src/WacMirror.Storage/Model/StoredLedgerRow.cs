using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WacMirror.Core.Ledger;
using WacMirror.Storage.Text;

namespace WacMirror.Storage.Model;

/// <summary>One ledger row: in columns what is asked for, in JSON the values, which differ by kind.</summary>
internal sealed class StoredLedgerRow
{
    public required string Cluster { get; init; }

    public required Guid Id { get; init; }

    /// <summary>As <see cref="SettingKey.ToString"/> has it.</summary>
    public required string Setting { get; init; }

    public required LedgerState State { get; init; }

    public required ReleaseOutcome? Outcome { get; init; }

    public required long Epoch { get; init; }

    public required string Node { get; init; }

    public required long At { get; init; }

    public required string Prior { get; init; }

    public required string Applied { get; init; }

    public required string? Intent { get; init; }

    /// <summary>Those of now; <see cref="StoredClaim"/> also has those that were.</summary>
    public required string Claims { get; init; }

    public static StoredLedgerRow Of(LedgerRow row) => new()
    {
        Cluster = row.Cluster,
        Id = row.Id,
        Setting = row.Setting.ToString(),
        State = row.State,
        Outcome = row.Outcome,
        Epoch = row.Epoch,
        Node = row.Node,
        At = row.At.UtcTicks,
        Prior = StoredJson.Write(row.Prior),
        Applied = StoredJson.Write(row.Applied),
        Intent = row.Intent is null ? null : StoredJson.Write(row.Intent),
        Claims = StoredJson.Write(row.Claims),
    };

    public LedgerRow Record() => new(
        Id,
        Cluster,
        SettingText.Parse(Setting),
        StoredJson.Read<SettingValue>(Prior),
        StoredJson.Read<SettingValue>(Applied),
        StoredJson.Read<ImmutableSortedSet<Guid>>(Claims),
        State,
        Epoch,
        Node,
        StoredTime.Of(At))
    {
        Intent = Intent is null ? null : StoredJson.Read<LedgerIntent>(Intent),
        Outcome = Outcome,
    };

    public static void Map(EntityTypeBuilder<StoredLedgerRow> table)
    {
        table.ToTable("Ledger");
        table.HasKey(it => new { it.Cluster, it.Id });
        table.Property(it => it.State).HasConversion<string>();
        table.Property(it => it.Outcome).HasConversion<string>();
        table.HasIndex(it => new { it.Cluster, it.Setting })
            .IsUnique()
            .HasFilter("\"State\" <> 'Released'")
            .HasDatabaseName("IX_Ledger_Active");
    }
}
