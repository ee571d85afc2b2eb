using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;
using WacMirror.Storage.Text;

namespace WacMirror.Storage.Model;

/// <summary>One blind interval.</summary>
internal sealed class StoredInterval
{
    public required string Cluster { get; init; }

    public required Guid Id { get; init; }

    public required Guid Policy { get; init; }

    public required string Source { get; init; }

    public required string Node { get; init; }

    public required long Start { get; init; }

    public required long? End { get; init; }

    public required BlindReason Reason { get; init; }

    public required BlindCauseKind Cause { get; init; }

    public required string? MovedFrom { get; init; }

    public required string? MovedTo { get; init; }

    public required ulong? PacketsLow { get; init; }

    public required ulong? PacketsHigh { get; init; }

    public static StoredInterval Of(BlindInterval it) => new()
    {
        Cluster = it.Cluster,
        Id = it.Id,
        Policy = it.Policy,
        Source = it.Source.ToString(),
        Node = it.Node,
        Start = it.Start.UtcTicks,
        End = it.End?.UtcTicks,
        Reason = it.Reason,
        Cause = it.Cause.Kind,
        MovedFrom = it.Cause.From,
        MovedTo = it.Cause.To,
        PacketsLow = it.Packets?.Low,
        PacketsHigh = it.Packets?.High,
    };

    public BlindInterval Record() => new(
        Id,
        Cluster,
        Policy,
        AdapterId.TryParse(Source, out var source) ? source : throw new FormatException($"'{Source}' is no adapter."),
        Node,
        StoredTime.Of(Start),
        StoredTime.Of(End),
        Reason,
        new BlindCause(Cause, MovedFrom, MovedTo),
        (PacketsLow, PacketsHigh) is ({ } low, { } high) ? new PacketRange(low, high) : null);

    public static void Map(EntityTypeBuilder<StoredInterval> table)
    {
        table.ToTable("Intervals");
        table.HasKey(it => new { it.Cluster, it.Id });
        table.Property(it => it.Reason).HasConversion<string>();
        table.Property(it => it.Cause).HasConversion<string>();
        table.HasIndex(it => new { it.Cluster, it.Start });
        table.HasIndex(it => new { it.Cluster, it.Policy, it.Start });
        table.HasIndex(it => it.Cluster).HasFilter("\"End\" IS NULL").HasDatabaseName("IX_Intervals_Open");
    }
}
