using System.Collections.Immutable;

namespace WacMirror.Lab.Topologies;

/// <summary>Turns a topology document into records; each value is checked by itself here, and together by
/// <see cref="TopologyCheck"/>.</summary>
internal static class TopologyReader
{
    private const string NameRule = "1 to 63 letters, digits, '-', '_', '.' or spaces";
    private const string AddressRule = "an IPv4 address with prefix length, such as 192.168.1.10/24";
    private const string MacRule = "twelve hexadecimal digits of a unicast address, such as 00155D010A10";

    public static LabTopology Read(TopologyField root)
    {
        var members = root.Members("name", "cluster", "counters", "nodes", "machines", "traffic");
        return new LabTopology
        {
            Name = Name(members["name"]),
            IsCluster = members["cluster"].Flag(true),
            Counters = members["counters"].Choice(
                CounterSource.Frames, ("frames", CounterSource.Frames), ("model", CounterSource.Model)),
            Nodes = [.. members["nodes"].Items().Select(ReadNode)],
            Machines = [.. members["machines"].Items().Select(ReadMachine)],
            Traffic = [.. members["traffic"].Items().Select(ReadTraffic)],
        };
    }

    private static NodeDefinition ReadNode(TopologyField field)
    {
        var members = field.Members("name", "switches", "locale");
        return new NodeDefinition(
            Name(members["name"]),
            [.. members["switches"].Items().Select(ReadSwitch)],
            members["locale"].Choice("en-US", ("en-US", "en-US"), ("ja-JP", "ja-JP"), ("pt-BR", "pt-BR")));
    }

    private static SwitchDefinition ReadSwitch(TopologyField field)
    {
        var members = field.Members("name", "kind", "management", "ghost");
        var kind = members["kind"].Choice(
            SwitchDefinitionKind.External,
            ("external", SwitchDefinitionKind.External),
            ("internal", SwitchDefinitionKind.Internal),
            ("private", SwitchDefinitionKind.Private));
        var management = members["management"];
        if (management.IsPresent && kind == SwitchDefinitionKind.Private)
            throw management.Error("nothing: a private switch has no management NIC");
        return new SwitchDefinition(
            Name(members["name"]), kind, management.IsPresent ? ReadManagement(management) : null, members["ghost"].Flag(false));
    }

    private static ManagementNicDefinition ReadManagement(TopologyField field)
    {
        var members = field.Members("name", "mac", "address");
        return new ManagementNicDefinition(
            Name(members["name"]),
            Mac(members["mac"]) ?? throw members["mac"].Error(MacRule),
            Address(members["address"]));
    }

    private static MachineDefinition ReadMachine(TopologyField field)
    {
        var members = field.Members(
            "name", "node", "notes", "clustered", "state", "checkpoint", "replica", "adapters");
        var state = members["state"].Choice("running", ("running", "running"), ("off", "off"), ("planned", "planned"));
        return new MachineDefinition
        {
            Name = Name(members["name"]),
            Node = members["node"].Text("the name of a node"),
            Notes = members["notes"].OptionalText() ?? string.Empty,
            IsClustered = members["clustered"].Flag(true),
            IsRunning = state == "running",
            IsPlanned = state == "planned",
            ReplicaOn = members["replica"].OptionalText("the name of a node"),
            HasCheckpoint = members["checkpoint"].Flag(false),
            Adapters = [.. members["adapters"].Items().Select(ReadAdapter)],
        };
    }

    private static AdapterDefinition ReadAdapter(TopologyField field)
    {
        var members = field.Members(
            "name", "switch", "mac", "address", "vlan", "legacy",
            "iovWeight", "vfActive", "role", "session", "tap", "replay");
        var adapter = new AdapterDefinition
        {
            Switch = members["switch"].OptionalText("the name of a switch of the machine's node"),
            Mac = Mac(members["mac"]),
            Address = Address(members["address"]),
            Vlan = ReadVlan(members["vlan"]),
            IsLegacy = members["legacy"].Flag(false),
            IovWeight = members["iovWeight"].Number(0, 0, 100),
            HasActiveVf = members["vfActive"].Flag(false),
            Role = members["role"].Choice(
                RoleDefinition.Unset, ("destination", RoleDefinition.Destination), ("source", RoleDefinition.Source)),
            Session = (byte)members["session"].Number(0, 0, byte.MaxValue),
            IsTap = members["tap"].Flag(false),
            Replay = members["replay"].OptionalText("the path of a pcap or pcapng file"),
        };
        return members["name"].IsPresent ? adapter with { Name = Name(members["name"]) } : adapter;
    }

    private static VlanDefinition ReadVlan(TopologyField field)
    {
        if (!field.IsPresent)
            return VlanDefinition.Untagged;
        var members = field.Members("access", "trunk", "native");
        var access = (ushort)members["access"].Number(0, 1, 4094);
        var native = (ushort)members["native"].Number(0, 0, 4094);
        var trunk = members["trunk"].Items()
            .Select(item => (ushort)item.Number(0, 1, 4094)).Order().ToImmutableArray();
        if (access != 0 == (trunk.Length != 0) || (access != 0 && native != 0))
            throw field.Error("either access, or trunk with or without native");
        return new VlanDefinition(access, native, trunk);
    }

    private static TrafficDefinition ReadTraffic(TopologyField field)
    {
        var members = field.Members("from", "to", "profile", "rate", "bytes");
        return new TrafficDefinition(
            members["from"].Text("the name of a machine"),
            members["to"].Text("the name of a machine"),
            members["profile"].Choice(
                TrafficShape.Steady,
                ("steady", TrafficShape.Steady),
                ("bursty", TrafficShape.Bursty),
                ("officeDay", TrafficShape.OfficeDay),
                ("requestResponse", TrafficShape.RequestResponse)),
            members["rate"].Number(1, 1, 100_000),
            members["bytes"].Number(200, 18, 1400));
    }

    private static string Name(TopologyField field)
    {
        var text = field.Text(NameRule);
        return text.Length <= 63 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ')
            ? text
            : throw field.Error(NameRule);
    }

    private static string? Mac(TopologyField field)
    {
        var text = field.OptionalText(MacRule);
        if (text is null)
            return null;
        // The lowest bit of the first byte marks a group address, which no NIC has for its own.
        return text.Length == 12 && text.All(char.IsAsciiHexDigit) && (Convert.FromHexString(text)[0] & 1) == 0
            ? text.ToUpperInvariant()
            : throw field.Error(MacRule);
    }

    private static AddressDefinition? Address(TopologyField field) =>
        field.OptionalText(AddressRule) is not { } text ? null
        : AddressDefinition.TryParse(text, out var address) ? address
        : throw field.Error(AddressRule);
}
