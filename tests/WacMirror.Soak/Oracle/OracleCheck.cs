using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>When settings are compared, and what is known then.</summary>
/// <param name="CanAct">Whether a node answers.</param>
/// <param name="Overwrites">Whether the lab saw a write replace what nobody had read.</param>
/// <param name="Now">The time.</param>
internal sealed record OracleMoment(Func<string, bool> CanAct, bool Overwrites, DateTimeOffset Now);

/// <summary>Compares settings with what they may be at one moment.</summary>
internal sealed class OracleCheck(OracleMoment moment, Figures figures)
{
    private readonly ImmutableArray<Difference>.Builder differences = ImmutableArray.CreateBuilder<Difference>();

    public ImmutableArray<Difference> Differences => differences.ToImmutable();

    public bool Add(string kind, SeenAdapter adapter, SettingOracle setting, string found) =>
        Add($"{kind} of {adapter.Vm ?? adapter.Kind}/{adapter.Name} on {adapter.Node} ({adapter.Id})", adapter.Node, setting, found);

    /// <returns>Whether it is certainly WacMirror's own.</returns>
    public bool Add(string what, string node, SettingOracle setting, string found)
    {
        var allowed = setting.Settle(moment.CanAct(node), moment.Now, moment.Overwrites);
        var values = allowed.Select(state => state.Value).Distinct().Order(StringComparer.Ordinal).ToList();
        figures.Comparisons++;
        figures.Undetermined += values.Count > 1 ? 1 : 0;
        if (!setting.Observe(found))
            differences.Add(new Difference(
                what, $"{string.Join(" or ", values)}, wanted is {setting.Wanted}; {string.Join(" | ", allowed)}", found));
        return setting.States.All(state => state.IsOwned == true);
    }
}
