using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Storage.Text;

namespace WacMirror.Storage.Model;

/// <summary>One revision of a policy. Never changed once it is stored.</summary>
internal sealed class StoredRevision
{
    public required string Cluster { get; init; }

    public required Guid Policy { get; init; }

    public required long Revision { get; init; }

    public required bool IsEnded { get; init; }

    public required string Actor { get; init; }

    /// <summary>Ticks of UTC, as all times here: they sort.</summary>
    public required long At { get; init; }

    public required string Text { get; init; }

    public required string? Rollout { get; init; }

    public static StoredRevision Of(PolicyRevision it) => new()
    {
        Cluster = it.Policy.Cluster,
        Policy = it.Policy.Id,
        Revision = it.Policy.Revision,
        IsEnded = it.IsEnded,
        Actor = it.Actor,
        At = it.At.UtcTicks,
        Text = PolicyText.Write(it.Policy),
        Rollout = it.Rollout is null ? null : StoredJson.Write(it.Rollout),
    };

    public PolicyRevision Record() => new(
        PolicyText.Read(Text),
        Rollout is null ? null : StoredJson.Read<PolicyRollout>(Rollout),
        IsEnded,
        Actor,
        StoredTime.Of(At));

    public static void Map(EntityTypeBuilder<StoredRevision> table)
    {
        table.ToTable("Policies");
        table.HasKey(it => new { it.Cluster, it.Policy, it.Revision });
    }
}
