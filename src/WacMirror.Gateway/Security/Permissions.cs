using System.Collections.Immutable;

namespace WacMirror.Gateway.Security;

/// <summary>What a caller may do. Each endpoint and hub method names exactly one; each is an authorisation policy of
/// the same name. Counters and captures are separate rights: to see traffic is interception. Who manages
/// clusters decides where accounts that are kept here are sent, and that of the process: only they have a node of no
/// configured cluster looked after by opening it in Windows Admin Center.</summary>
public static class Permissions
{
    public const string ReadInventory = "inventory.read";
    public const string ReadCounters = "counters.read";
    public const string WriteRoles = "roles.write";

    /// <summary>Policies, what they find, their coverage and the ledger.</summary>
    public const string ReadPolicies = "policies.read";
    public const string WritePolicies = "policies.write";

    /// <summary>Who did what.</summary>
    public const string ReadAudit = "audit.read";
    public const string ManageClusters = "clusters.manage";
    public const string ReadCaptures = "capture.read";
    public const string ControlLab = "lab.control";

    /// <summary>The claim that carries a permission.</summary>
    public const string ClaimType = "wacmirror:permission";

    public static ImmutableArray<string> All { get; } =
    [
        ReadInventory, ReadCounters, WriteRoles, ReadPolicies, WritePolicies, ReadAudit, ManageClusters, ReadCaptures,
        ControlLab,
    ];
}
