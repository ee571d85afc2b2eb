using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Naming;

/// <summary>Says what people call the things that policies, plans and ledger name by their ids.</summary>
internal sealed class ClusterNames(ClusterStatus status, PolicyBoard board)
{
    private readonly Lazy<Dictionary<Guid, string>> policies = new(() =>
        board.Policies.ToDictionary(revision => revision.Policy.Id, revision => revision.Policy.Name));

    private readonly Lazy<Dictionary<Guid, string>> switches = new(() => status.Nodes
        .SelectMany(node => node.Snapshot?.Switches ?? [])
        .DistinctBy(found => found.Id)
        .ToDictionary(found => found.Id, found => found.Name));

    public static async ValueTask<ClusterNames> OfAsync(
        IClusterEngine engine, PolicyBoard board, CancellationToken cancellationToken) =>
        new(await engine.StatusAsync(cancellationToken), board);

    public AdapterRef Adapter(AdapterId id) =>
        status.Snapshot.Adapters.TryGetValue(id, out var adapter)
            ? AdapterRef.Of(adapter)
            : new AdapterRef(id.ToString());

    public PolicyRef Policy(Guid id) => new(id, policies.Value.GetValueOrDefault(id));

    public ImmutableArray<PolicyRef> Policies(IEnumerable<Guid> ids) => [.. ids.Select(Policy)];

    public SettingRef Setting(SettingKey setting) => setting switch
    {
        SettingKey.Role role => new(role.ToString(), SettingKind.Role, Adapter(role.Adapter)),
        SettingKey.Trunk trunk => new(trunk.ToString(), SettingKind.Trunk, Adapter(trunk.Adapter)),
        SettingKey.Capture capture => new(
            capture.ToString(), SettingKind.Capture, Switch: switches.Value.GetValueOrDefault(capture.Switch)),
        SettingKey.Affinity affinity => new(affinity.ToString(), SettingKind.Affinity, Rule: affinity.Rule),
        _ => throw new ArgumentException($"A setting of an unknown kind: {setting}.", nameof(setting)),
    };
}
