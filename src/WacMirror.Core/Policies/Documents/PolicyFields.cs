using System.Collections.Immutable;

namespace WacMirror.Core.Policies.Documents;

/// <summary>The members of a policy's JSON, in the order in which they are written. The reader, the writer and the
/// schema have them from here.</summary>
internal static class PolicyFields
{
    public static readonly ImmutableArray<string> Policy =
    [
        "id", "cluster", "revision", "name", "enabled", "mode", "session", "sources", "destinations", "collectors",
        "colocate", "manageTrunk", "manageCapture", "expiresAt", "expiresIn", "reason",
    ];

    /// <summary>Those of a policy in the store.</summary>
    public static readonly ImmutableArray<string> Stored = Policy.Remove("expiresIn").Add("origin");

    public static readonly ImmutableArray<string> Selector = ["any", "not"];

    public static readonly ImmutableArray<string> Group = ["name", "any", "not"];

    public static readonly ImmutableArray<string> Term =
        ["vm", "vmId", "adapter", "adapterId", "kind", "switch", "node", "vlan", "subnet", "tag", "state"];
}
