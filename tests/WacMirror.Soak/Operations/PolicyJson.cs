using System.Globalization;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Operations;

/// <summary>Writes a policy as a document of the API.</summary>
internal static class PolicyJson
{
    public static Dictionary<string, object> Of(SoakPolicy policy)
    {
        var json = WithoutEnd(policy);
        if (policy.ExpiresAt is { } end)
            json["expiresAt"] = end.ToString("O", CultureInfo.InvariantCulture);
        return json;
    }

    private static Dictionary<string, object> WithoutEnd(SoakPolicy policy) => new()
    {
        ["name"] = policy.Name,
        ["mode"] = policy.IsEnforced ? "enforce" : "observe",
        ["collectors"] = policy.IsOnDemand ? "onDemand" : "all",
        ["colocate"] = policy.HoldsTogether ? "hold" : "off",
        ["manageTrunk"] = policy.ManagesTrunk,
        ["manageCapture"] = policy.ManagesCapture,
        ["enabled"] = policy.IsEnabled,
        ["sources"] = Of(policy.Sources),
        ["destinations"] = policy.Groups.Length == 1
            ? Of(policy.Groups[0])
            : policy.Groups.Select((group, index) => new Dictionary<string, object>(Of(group))
            {
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"group {index}"),
            }).ToArray(),
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
        Add("kind", term.Kind switch { null => null, "vm" => "vmNic", "uplink" => "uplink", _ => "managementNic" });
        Add("state", term.State switch { null => null, "running" => "running", _ => "off" });
        Add("vlan", term.Vlan is var (first, last) ? string.Create(CultureInfo.InvariantCulture, $"{first}-{last}") : null);
        return json;

        void Add(string name, string? value)
        {
            if (value is not null)
                json[name] = value;
        }
    }
}
