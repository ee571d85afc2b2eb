using WacMirror.Core.Ledger;
using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>A case's names for its ids.</summary>
internal sealed class CaseNames
{
    private readonly Dictionary<AdapterId, string> adapters = [];
    private readonly Dictionary<Guid, string> switches = [];
    private readonly Dictionary<Guid, string> policies = [];
    private readonly Dictionary<string, string> rules = [];

    public void Add(AdapterId id, string name) => adapters.Add(id, name);

    public void AddSwitch(Guid id, string place) => switches.Add(id, place);

    public void AddPolicy(Guid id, string name)
    {
        policies.Add(id, name);
        rules.Add(AffinityName.Of(id), $"WacMirror of {name}");
    }

    /// <summary>The name; of an adapter that the topology does not show, as the ledger of a lost one, too.</summary>
    public void AddMissing(string name) => adapters.TryAdd(CaseId.Adapter(name), name);

    public string Of(AdapterId id) => adapters.GetValueOrDefault(id, id.ToString());

    public string Of(Guid policy) => policies.GetValueOrDefault(policy, "(ended)");

    /// <summary>Names joined in the order of the alphabet, which ids made of hashes do not have.</summary>
    public string Of(IEnumerable<AdapterId> ids) => string.Join(", ", ids.Select(Of).Order(StringComparer.Ordinal));

    public string OfPolicies(IEnumerable<Guid> ids) => string.Join(", ", ids.Select(Of).Order(StringComparer.Ordinal));

    /// <summary>A text with the policies' names in place of their ids in names of rules.</summary>
    public string WithRules(string text) =>
        rules.Aggregate(text, (done, rule) => done.Replace(rule.Key, rule.Value, StringComparison.Ordinal));

    /// <summary>A rule's name as the case has it, as the cluster has it.</summary>
    public static string RuleOf(string name)
    {
        const string of = "WacMirror of ";
        return name.StartsWith(of, StringComparison.Ordinal)
            ? AffinityName.Of(CaseId.Policy(name[of.Length..]))
            : name;
    }

    public string Of(SettingKey key) => key switch
    {
        SettingKey.Role role => $"role {Of(role.Adapter)}",
        SettingKey.Trunk trunk => $"trunk {Of(trunk.Adapter)}",
        SettingKey.Capture capture => $"capture {switches.GetValueOrDefault(capture.Switch, "(gone)")}",
        SettingKey.Affinity affinity => $"affinity {WithRules(affinity.Rule)}",
        _ => throw new ArgumentOutOfRangeException(nameof(key)),
    };
}
