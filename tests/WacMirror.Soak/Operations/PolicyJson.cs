using System.Globalization;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Operations;

/// <summary>Writes a policy as a document of the API.</summary>
internal static class PolicyJson
{
    public static Dictionary<string, object> Of(SoakPolicy policy) => new()
    {
        ["name"] = policy.Name,
        ["mode"] = policy.IsEnforced ? "Enforce" : "Observe",
        ["collectors"] = policy.IsOnDemand ? "OnDemand" : "All",
        ["session"] = policy.Session,
        ["sources"] = Of(policy.Sources),
        ["destinations"] = policy.Groups.Length == 1
            ? Of(policy.Groups[0])
            : policy.Groups.Select((group, index) => (group, index)).ToDictionary(
                item => string.Create(CultureInfo.InvariantCulture, $"group{item.index}"), item => (object)Of(item.group)),
    };

    private static Dictionary<string, object> Of(SoakSelector selector)
    {
        var json = new Dictionary<string, object> { ["any"] = selector.Any.Select(Of).ToArray() };
        if (!selector.Not.IsEmpty)
            json["not"] = selector.Not.Select(Of).ToArray();
        return json;
    }

    private static Dictionary<string, object> Of(SoakTerm term)
    {
        var json = new Dictionary<string, object>();
        Add("vm", term.Vm);
        Add("adapter", term.Adapter);
        Add("adapterId", term.AdapterId);
        Add("switch", term.Switch);
        Add("node", term.Node);
        Add("tag", term.Tag);
        Add("kind", term.Kind switch { null => null, "vm" => "VmNic", "uplink" => "Uplink", _ => "ManagementNic" });
        Add("state", term.State switch { null => null, "running" => "Running", _ => "Off" });
        Add("vlan", term.Vlan is var (first, last) ? string.Create(CultureInfo.InvariantCulture, $"{first}-{last}") : null);
        return json;

        void Add(string name, string? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }
}
