using System.Collections.Immutable;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Writes the JSON Schema of the document.</summary>
internal static class SchemaWriter
{
    public static string Write() => new JObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["$id"] = "urn:wacmirror:policy",
        ["title"] = "WacMirror policy",
        ["description"] = "Which adapters of a cluster are watched, and where the copies go.",
        ["type"] = "object",
        ["properties"] = Members(PolicyFields.Policy, Policy),
        ["required"] = new JArray("name", "sources", "destinations"),
        ["additionalProperties"] = false,
        ["not"] = new JObject
        {
            ["properties"] = new JObject { ["expiresAt"] = Typed("string"), ["expiresIn"] = Typed("string") },
            ["required"] = new JArray("expiresAt", "expiresIn"),
        },
        ["$defs"] = new JObject
        {
            ["selector"] = Object("The adapters that a term of any matches and no term of not.", PolicyFields.Selector, Selector, "any"),
            ["group"] = Object("Collectors of which a source needs one.", PolicyFields.Group, Selector, "name", "any"),
            ["term"] = Term(),
        },
    }.ToString(Formatting.Indented).ReplaceLineEndings("\n") + "\n";

    private static JObject Policy(string member) => member switch
    {
        "id" => SchemaTypes.Guid("The policy's id. Left out of a new policy."),
        "cluster" => Typed("string", "The cluster's id. May be left out."),
        "revision" => SchemaTypes.Whole("The revision on which a change is based.", 0, long.MaxValue),
        "name" => SchemaTypes.Name("For people; unique within the cluster.", "^(?![hH][aA][nN][dD]:)"),
        "enabled" => Typed("boolean", "Whether it is in force. Default true."),
        "mode" => SchemaTypes.Choice<PolicyMode>("Whether it writes, or only says what is missing. Default observe."),
        "session" => SchemaTypes.Whole("The monitor session; others than 0 are an experiment. Default 0.", 0, 255),
        "sources" => SchemaTypes.Ref("selector", "The adapters that are watched."),
        "destinations" => new JObject
        {
            ["description"] = "Where the copies go: one group, or several with names.",
            ["oneOf"] = new JArray(
                SchemaTypes.Ref("selector"), SchemaTypes.List(SchemaTypes.Ref("group"), 1, FieldRules.MaxGroups)),
        },
        "collectors" => SchemaTypes.Choice<CollectorMode>("All, or on demand only those beside a source. Default all."),
        "colocate" => SchemaTypes.Choice<Colocation>("Whether an affinity rule keeps collector and sources together. Default off."),
        "manageTrunk" => Typed("boolean", "Whether a collector's VLAN trunk may be widened. Default false."),
        "manageCapture" => Typed("boolean", "Whether the capture extension may be switched on. Default false."),
        "expiresAt" => SchemaTypes.Instant("When it ends by itself and is undone."),
        "expiresIn" => SchemaTypes.Span("The same as a time from now on."),
        "reason" => SchemaTypes.Text("Why it exists, as a ticket.", FieldRules.MaxReason, "string", "null"),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "no member of a policy"),
    };

    private static JObject Selector(string member) => member switch
    {
        "name" => SchemaTypes.Name("Unique within the policy."),
        "any" => SchemaTypes.List(SchemaTypes.Ref("term"), 1, FieldRules.MaxTerms),
        "not" => SchemaTypes.List(SchemaTypes.Ref("term"), 0, FieldRules.MaxTerms),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "no member of a selector"),
    };

    private static JObject Term()
    {
        var term = Object("All of it must hold at once.", PolicyFields.Term, Term);
        term["minProperties"] = 1;
        return term;
    }

    private static JObject Term(string member) => member switch
    {
        "vm" => SchemaTypes.Pattern("The machine's name."),
        "vmId" => SchemaTypes.Guid("The machine's id."),
        "adapter" => SchemaTypes.Pattern("The adapter's name."),
        "adapterId" => SchemaTypes.Adapter("One adapter."),
        "kind" => SchemaTypes.Choice<AdapterKind>("What the adapter belongs to."),
        "switch" => SchemaTypes.Pattern("The virtual switch's name."),
        "node" => SchemaTypes.Pattern("The node's name."),
        "vlan" => SchemaTypes.Vlan("VLANs of which the adapter passes one; 0 is untagged."),
        "subnet" => SchemaTypes.Subnet("A network in which an address of the guest is."),
        "tag" => SchemaTypes.Pattern("A #word in the machine's notes, without the sign.", "^(?!#)"),
        "state" => SchemaTypes.Choice<VmState>("The machine's state."),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member, "no field of a term"),
    };

    private static JObject Object(
        string description, ImmutableArray<string> members, Func<string, JObject> of, params string[] required) => new()
        {
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = Members(members, of),
            ["required"] = new JArray(required),
            ["additionalProperties"] = false,
        };

    private static JObject Members(ImmutableArray<string> names, Func<string, JObject> of) =>
        new(names.Select(name => new JProperty(name, of(name))));

    private static JObject Typed(string type, string? description = null) => SchemaTypes.Typed(description, type);
}
