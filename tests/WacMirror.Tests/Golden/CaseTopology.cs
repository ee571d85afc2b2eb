namespace WacMirror.Tests.Golden;

/// <summary>What <c>topology.json</c> says: a cluster at one moment.</summary>
internal sealed record CaseTopology
{
    /// <summary>By name.</summary>
    public required Dictionary<string, CaseNode> Nodes { get; init; }

    /// <summary>By the name that the case gives them, which is the machine's own unless that is said.</summary>
    public Dictionary<string, CaseMachine> Machines { get; init; } = [];

    /// <summary>Whether a failover cluster answers; its groups have the machines' names.</summary>
    public bool Clustered { get; init; } = true;

    /// <summary>Null where rules were not read, or do not exist.</summary>
    public List<CaseRule>? Affinity { get; init; } = [];

    /// <summary>The time, from the case's beginning.</summary>
    public double Seconds { get; init; }
}

/// <param name="Switches">By name.</param>
/// <param name="State">Nothing, "silent" or "unread".</param>
internal sealed record CaseNode(Dictionary<string, CaseSwitch> Switches, string? State = null);

/// <param name="Kind">"external", "internal" or "private".</param>
/// <param name="Capture">The capture extension: "on", "off", "fixed" or "missing".</param>
/// <param name="Forwarding">A forwarding extension: its name, with " disabled" behind it where it is.</param>
/// <param name="Uplink">Its uplink; null for none.</param>
/// <param name="Management">Its management NIC; null for none.</param>
internal sealed record CaseSwitch(
    string Kind = "external",
    string Capture = "off",
    string? Forwarding = null,
    CaseNic? Uplink = null,
    CaseNic? Management = null);

/// <summary>A NIC, or a machine that has only one.</summary>
internal record CaseNic
{
    /// <summary>The switch's name; null where it was never connected.</summary>
    public string? Switch { get; init; }

    /// <summary>"10"; "trunk 10,20-30 native 5"; "isolated 10/20", "community 10/20", "promiscuous 10/20,30".</summary>
    public string? Vlan { get; init; }

    /// <summary>"source", "destination", with a session behind it as "source/3"; "unknown" for a value that nobody
    /// knows.</summary>
    public string? Role { get; init; }

    /// <summary>"configured" or "active".</summary>
    public string? Sriov { get; init; }

    /// <summary>Whether the connection leads to the switch.</summary>
    public bool Connected { get; init; } = true;

    public string[] Addresses { get; init; } = [];

    /// <summary>The adapter's own name; by default what stands behind the last '/' of the case's name.</summary>
    public string? Name { get; init; }

    /// <summary>Packets a second that it sent in the last round; null where nothing was counted.</summary>
    public double? Sent { get; init; }

    /// <summary>Packets a second that it received in the last round.</summary>
    public double? Received { get; init; }

    /// <summary>Of those, dropped.</summary>
    public double Dropped { get; init; }
}

/// <summary>A machine; with members of <see cref="CaseNic"/> instead of NICs where it has only one.</summary>
internal sealed record CaseMachine : CaseNic
{
    /// <summary>The node that shows it.</summary>
    public required string On { get; init; }

    public string State { get; init; } = "running";

    public string[] Tags { get; init; } = [];

    /// <summary>"moving" or "duplicate"; at rest by default.</summary>
    public string? Presence { get; init; }

    /// <summary>Whether it is a clustered machine.</summary>
    public bool Clustered { get; init; } = true;

    /// <summary>The machine's own name where several have the same.</summary>
    public string? Vm { get; init; }

    /// <summary>By name; null where the machine has one NIC, described by the machine's own members.</summary>
    public Dictionary<string, CaseNic>? Nics { get; init; }
}

internal sealed record CaseRule(string Name, string Kind, string[] Groups, bool Enabled = true);
