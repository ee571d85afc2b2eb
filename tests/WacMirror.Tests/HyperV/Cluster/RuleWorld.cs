using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Cluster;

/// <summary>Affinity rules as a cluster keeps them. A fresh one is unknown to its own methods for some calls.</summary>
internal sealed class RuleWorld
{
    private readonly Dictionary<string, (uint Type, List<string> Groups, uint Enabled)> rules = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> notYet = new(StringComparer.OrdinalIgnoreCase);

    public RuleWorld() => Session = new ScriptedSession
    {
        OnQuery = _ => rules.Select(rule => Rows.Of(
            "MSCluster_AffinityRule",
            ("Name", rule.Key),
            ("RuleType", rule.Value.Type),
            ("Groups", rule.Value.Groups.Count == 0 ? null : rule.Value.Groups.ToArray()),
            ("Enabled", rule.Value.Enabled))),
        OnInvoke = Invoke,
    };

    public ScriptedSession Session { get; }

    /// <summary>How many calls a rule that was just made is unknown for.</summary>
    public int UnknownFor { get; init; }

    /// <summary>Reports success and keeps the groups as they are.</summary>
    public bool LosesGroups { get; init; }

    /// <summary>A group that is deleted, whose name no call takes any more.</summary>
    public string? Deleted { get; init; }

    public void Put(string name, uint type, params string[] groups) => rules[name] = (type, [.. groups], 1);

    private CimMethodResult Invoke(Invocation call)
    {
        if (call.Method == "CreateAffinityRule")
        {
            var name = Text(call, "Name");
            rules.Add(name, (uint.Parse(Text(call, "RuleType")), [], 1));
            notYet[name] = UnknownFor;
            return new CimMethodResult(0, Rows.Of("out"));
        }
        var key = call.Target.Key("Name")!;
        if (!rules.TryGetValue(key, out var rule) || (notYet.GetValueOrDefault(key) > 0 && notYet[key]-- > 0))
            throw new NodeException(NodeFault.NotFound, "HV01", call.Method, key);
        var groups = call.Parameters.FirstOrDefault(item => item.Name == "Groups")?.Value.AsItems.Select(item => item.AsText!).ToList() ?? [];
        switch (call.Method)
        {
            case "AddGroupToAffinityRule" when !LosesGroups:
                rule.Groups.AddRange(groups);
                break;
            case "RemoveGroupFromAffinityRule" when Deleted is { } deleted && groups.Contains(deleted):
                throw new NodeException(NodeFault.InvalidParameter, "HV01", call.Method, deleted);
            case "RemoveGroupFromAffinityRule":
                rule.Groups.RemoveAll(groups.Contains);
                break;
            case "SetAffinityRule":
                rules[key] = (uint.Parse(Text(call, "RuleType")), rule.Groups, uint.Parse(Text(call, "Enabled")));
                break;
            case "RemoveAffinityRule":
                rules.Remove(key);
                break;
        }
        return new CimMethodResult(0, Rows.Of("out"));
    }

    private static string Text(Invocation call, string name) => call.Parameters.Single(item => item.Name == name).Value.AsText!;
}
