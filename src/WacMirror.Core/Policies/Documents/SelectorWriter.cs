using System.Collections.Immutable;
using Newtonsoft.Json;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Writes selectors as <see cref="SelectorReader"/> reads them.</summary>
internal static class SelectorWriter
{
    public static void Write(JsonWriter json, Selector selector)
    {
        json.WriteStartObject();
        WriteTerms(json, selector);
        json.WriteEndObject();
    }

    /// <summary>A selector alone where there is one group with the name that it then gets; else an array.</summary>
    public static void WriteGroups(JsonWriter json, ImmutableArray<DestinationGroup> groups)
    {
        if (groups is [{ Name: DestinationGroup.Unnamed } only])
        {
            Write(json, only.Selector);
            return;
        }
        json.WriteStartArray();
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WritePropertyName("name");
            json.WriteValue(group.Name);
            WriteTerms(json, group.Selector);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteTerms(JsonWriter json, Selector selector)
    {
        Write(json, "any", selector.Any);
        if (!selector.Not.IsEmpty)
            Write(json, "not", selector.Not);
    }

    private static void Write(JsonWriter json, string name, ImmutableArray<SelectorTerm> terms)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var term in terms)
        {
            json.WriteStartObject();
            foreach (var field in PolicyFields.Term)
                if (Text(term, field) is { } text)
                {
                    json.WritePropertyName(field);
                    json.WriteValue(text);
                }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string? Text(SelectorTerm term, string field) => field switch
    {
        "vm" => term.Vm,
        "vmId" => term.VmId?.ToString("D"),
        "adapter" => term.Adapter,
        "adapterId" => term.AdapterId?.ToString(),
        "kind" => term.Kind is { } kind ? Words<Topology.AdapterKind>.Of(kind) : null,
        "switch" => term.Switch,
        "node" => term.Node,
        "vlan" => term.Vlan is { } vlan ? string.Join(',', vlan) : null,
        "subnet" => term.Subnet?.ToString(),
        "tag" => term.Tag,
        "state" => term.State is { } state ? Words<Topology.VmState>.Of(state) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "no field of a term"),
    };
}
