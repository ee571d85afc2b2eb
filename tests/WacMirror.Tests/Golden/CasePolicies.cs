using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>What <c>policies.json</c> says.</summary>
internal sealed partial record CasePolicies
{
    /// <summary>What the case is about: the pain or the rule that it holds down.</summary>
    public required string Why { get; init; }

    /// <summary>Documents. In place of an id may stand '@' and the case's name of the adapter, or of the machine.</summary>
    public List<JsonElement> Policies { get; init; } = [];

    /// <summary>Policies made by hand: the adapter's name and its role.</summary>
    public Dictionary<string, string> Hand { get; init; } = [];

    /// <summary>The one source that is set for now, by the policy's name.</summary>
    public Dictionary<string, string> Canary { get; init; } = [];

    public static CasePolicies Parse(string text) =>
        CaseJson.Read<CasePolicies>(Reference().Replace(text, match => IdOf(match.Groups[1].Value)));

    public ImmutableArray<ActivePolicy> Read(CaseNames names)
    {
        var read = Policies.Select(document => CaseDocument.Read(document.GetRawText())).Concat(Hand.Select(OfHand)).ToList();
        foreach (var policy in read)
            names.AddPolicy(policy.Id, policy.Origin == PolicyOrigin.Hand ? HandName(policy, names) : policy.Name);
        return
        [
            .. read.Select(policy => new ActivePolicy(
                policy,
                Canary.TryGetValue(policy.Name, out var canary)
                    ? new PolicyRollout { Canary = CaseId.Adapter(canary) }
                    : null)),
        ];
    }

    private static MirrorPolicy OfHand(KeyValuePair<string, string> hand)
    {
        var id = CaseId.Adapter(hand.Key);
        var role = CaseValues.Role(hand.Value);
        var only = Selector.Only(id);
        return new MirrorPolicy
        {
            Id = CaseId.Policy($"hand {hand.Key}"),
            Name = $"hand:{id}",
            Cluster = CaseDocument.Cluster,
            Mode = PolicyMode.Enforce,
            Origin = PolicyOrigin.Hand,
            Session = role.Session,
            Sources = role.Role == MirrorRole.Source ? only : Selector.Nothing,
            Destinations = role.Role == MirrorRole.Destination ? [new DestinationGroup(DestinationGroup.Unnamed, only)] : [],
        };
    }

    private static string HandName(MirrorPolicy policy, CaseNames names) =>
        $"hand {names.Of((policy.Sources.Any.Concat(policy.Destinations.SelectMany(group => group.Selector.Any)).First()).AdapterId!.Value)}";

    private static string IdOf(string name) =>
        name.StartsWith("vm ", StringComparison.Ordinal)
            ? $"\"{CaseId.Machine(name[3..]):D}\""
            : $"\"{CaseId.Adapter(name)}\"";

    [GeneratedRegex("\"@([^\"]+)\"")]
    private static partial Regex Reference();
}
