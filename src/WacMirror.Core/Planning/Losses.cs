using WacMirror.Core.Ledger;

namespace WacMirror.Core.Planning;

/// <summary>Enters that things are gone, and lets go of them the policies that end meanwhile. What is left is restored
/// when the thing is there again.</summary>
internal static class Losses
{
    public static void Decide(
        IEnumerable<LedgerRow> absent, Observation seen, IReadOnlyDictionary<Guid, PolicyCase> cases, PlanDraft draft)
    {
        foreach (var row in absent)
        {
            var claims = row.Claims.All(id => Holds(id, cases)) ? row.Claims : row.Claims.Where(id => Holds(id, cases));
            if (row.State == LedgerState.Gone ? !ReferenceEquals(claims, row.Claims) : seen.IsComplete)
                draft.Add(new LedgerChange.Lose(row.Setting, [.. claims]));
        }
    }

    private static bool Holds(Guid policy, IReadOnlyDictionary<Guid, PolicyCase> cases) =>
        cases.TryGetValue(policy, out var known) && known.Claims;
}
