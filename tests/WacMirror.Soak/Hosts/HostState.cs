using System.Collections.Immutable;
using System.Text.Json;

namespace WacMirror.Soak.Hosts;

/// <summary>What the hub tells of cluster and policies.</summary>
/// <param name="Nodes">By name.</param>
/// <param name="StatusRevision">Of the topology stream.</param>
/// <param name="DecidedFrom">The revision of the topology stream from which the policies' state was decided.</param>
/// <param name="Pending">Settings that are still to be written.</param>
/// <param name="Unsettled">Adapters of machines that move, or are there twice.</param>
/// <param name="Halted">Why nothing is enforced; null when all is well.</param>
internal sealed record HostState(
    ImmutableSortedDictionary<string, HostNode> Nodes,
    long StatusRevision,
    long DecidedFrom,
    int? Pending,
    ImmutableHashSet<string> Unsettled,
    string? Halted)
{
    /// <summary>The policies' revisions and whether they are to change by themselves, by id.</summary>
    public ImmutableDictionary<Guid, HostPolicy> Policies { get; init; } = ImmutableDictionary<Guid, HostPolicy>.Empty;

    public static HostState Unknown { get; } = new(ImmutableSortedDictionary<string, HostNode>.Empty, 0, -1, null, [], null);

    public HostState WithTopology(JsonElement update) => this with
    {
        Unsettled = Unsettled
            .Except(update.GetProperty("removed").EnumerateArray().Select(id => id.GetString()!))
            .Except(update.GetProperty("upserted").EnumerateArray().Select(adapter => adapter.GetProperty("id").GetString()!))
            .Union(update.GetProperty("upserted").EnumerateArray()
                .Where(adapter => adapter.GetProperty("presence").GetString() != "AtRest")
                .Select(adapter => adapter.GetProperty("id").GetString()!)),
        StatusRevision = update.GetProperty("revision").GetInt64(),
        Nodes = update.GetProperty("nodes").EnumerateArray().ToImmutableSortedDictionary(
            node => node.GetProperty("name").GetString()!,
            node => new HostNode(
                node.GetProperty("reachable").GetBoolean(),
                node.TryGetProperty("readAt", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : null,
                node.TryGetProperty("error", out var error) ? error.ToString() : string.Empty)),
    };

    public HostState WithPolicies(JsonElement update) => this with
    {
        DecidedFrom = update.GetProperty("statusRevision").GetInt64(),
        Policies = Policies.SetItems(update.GetProperty("policies").EnumerateArray().Select(policy =>
            KeyValuePair.Create(
                policy.GetProperty("id").GetGuid(),
                new HostPolicy(policy.GetProperty("revision").GetInt64(), IsTimed(policy))))),
        Pending = update.GetProperty("pending").GetInt32(),
        Halted = update.TryGetProperty("halted", out var halted) && halted.ValueKind == JsonValueKind.String
            ? halted.GetString()
            : null,
    };

    private static bool IsTimed(JsonElement policy) => policy.GetProperty("enabled").GetBoolean()
        && ((string[])["rollout", "expiresAt"]).Any(name =>
            policy.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null);

    public override string ToString() =>
        $"topology {StatusRevision}, policies of {DecidedFrom}, pending {Pending}, {Unsettled.Count} unsettled, halted {Halted ?? "no"}; "
        + string.Join(", ", Nodes.Select(node => $"{node.Key} {node.Value}"));
}

/// <summary>What the host tells of a policy.</summary>
/// <param name="Revision">Its latest revision.</param>
/// <param name="IsTimed">Whether it is to change by itself.</param>
internal sealed record HostPolicy(long Revision, bool IsTimed);

/// <summary>What the host knows of a node.</summary>
/// <param name="IsReachable">Whether its latest reading succeeded.</param>
/// <param name="ReadAt">When it was last read whole.</param>
/// <param name="Error">Why it did not succeed.</param>
internal sealed record HostNode(bool IsReachable, DateTimeOffset? ReadAt, string Error);
