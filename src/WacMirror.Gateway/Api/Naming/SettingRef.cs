namespace WacMirror.Gateway.Api.Naming;

/// <summary>Which kind of thing a setting is of.</summary>
public enum SettingKind
{
    /// <summary>An adapter's role and monitor session.</summary>
    Role,

    /// <summary>An adapter's VLAN setting.</summary>
    Trunk,

    /// <summary>A switch's capture extension.</summary>
    Capture,

    /// <summary>An affinity rule of the failover cluster.</summary>
    Affinity,
}

/// <summary>A setting that a step, a ledger row or a failure is about.</summary>
/// <param name="Key">Unique within the cluster.</param>
/// <param name="Kind">Which of the following it has.</param>
/// <param name="Adapter">The adapter; null where it is of a switch or of the cluster.</param>
/// <param name="Switch">The virtual switch's name; null where no node shows it, or it is of no switch.</param>
/// <param name="Rule">The affinity rule's name.</param>
public sealed record SettingRef(
    string Key, SettingKind Kind, AdapterRef? Adapter = null, string? Switch = null, string? Rule = null);
