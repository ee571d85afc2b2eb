using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>A policy's document in a case. Its id follows from its name.</summary>
internal static class CaseDocument
{
    public const string Cluster = "C1";

    public static MirrorPolicy Read(string text)
    {
        var root = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }).RootElement;
        var name = Text(root, "name")!;
        return new MirrorPolicy
        {
            Id = CaseId.Policy(name),
            Name = name,
            Cluster = Cluster,
            IsEnabled = !root.TryGetProperty("enabled", out var enabled) || enabled.GetBoolean(),
            Mode = Word<PolicyMode>(root, "mode"),
            Session = (byte)(root.TryGetProperty("session", out var session) ? session.GetInt32() : 0),
            Sources = root.TryGetProperty("sources", out var sources) ? SelectorOf(sources) : Selector.Nothing,
            Destinations = Groups(root),
            Collectors = Word<CollectorMode>(root, "collectors"),
            Colocate = Word<Colocation>(root, "colocate"),
            ManageTrunk = root.TryGetProperty("manageTrunk", out var trunk) && trunk.GetBoolean(),
            ManageCapture = root.TryGetProperty("manageCapture", out var capture) && capture.GetBoolean(),
            ExpiresAt = Text(root, "expiresAt") is { } end ? DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) : null,
        };
    }

    private static ImmutableArray<DestinationGroup> Groups(JsonElement root) =>
        !root.TryGetProperty("destinations", out var groups) ? []
            : groups.ValueKind == JsonValueKind.Array
                ? [.. groups.EnumerateArray().Select(group => new DestinationGroup(Text(group, "name")!, SelectorOf(group)))]
                : [new DestinationGroup(DestinationGroup.Unnamed, SelectorOf(groups))];

    private static Selector SelectorOf(JsonElement element) => new(Terms(element, "any"), Terms(element, "not"));

    private static ImmutableArray<SelectorTerm> Terms(JsonElement element, string name) =>
        element.TryGetProperty(name, out var terms) ? [.. terms.EnumerateArray().Select(Term)] : [];

    private static SelectorTerm Term(JsonElement term) => new()
    {
        Vm = Text(term, "vm"),
        VmId = Text(term, "vmId") is { } vm ? Guid.Parse(vm) : null,
        Adapter = Text(term, "adapter"),
        AdapterId = AdapterId.TryParse(Text(term, "adapterId"), out var id) ? id : null,
        Kind = Text(term, "kind") is null ? null : Word<AdapterKind>(term, "kind"),
        Switch = Text(term, "switch"),
        Node = Text(term, "node"),
        Vlan = Text(term, "vlan") is { } vlan && VlanRange.TryParseList(vlan, out var ranges) ? ranges : null,
        Subnet = Text(term, "subnet") is { } subnet && Subnet.TryParse(subnet, out var network) ? network : null,
        Tag = Text(term, "tag"),
        State = Text(term, "state") is null ? null : Word<VmState>(term, "state"),
    };

    private static T Word<T>(JsonElement element, string name)
        where T : struct, Enum => Text(element, name) is { } word ? CaseValues.Word<T>(word) : default;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ToString() : null;
}
