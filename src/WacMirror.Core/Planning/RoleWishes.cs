using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Which role each policy wants of each adapter, before anything is weighed. Nearly all adapters have one wish or
/// none; the others have a list.</summary>
internal sealed class RoleWishes
{
    private readonly PolicyCase[] cases;

    /// <summary>Of an adapter's first wish, twice the policy's number, and one more for a destination; -1 for none.</summary>
    private readonly int[] firsts;
    private readonly Dictionary<int, List<Wish>> several = [];

    public RoleWishes(Survey survey, PolicyCase[] cases)
    {
        this.cases = cases;
        firsts = new int[survey.Count];
        Array.Fill(firsts, -1);
        var served = new PlaceMarks(survey.PlaceCount);
        foreach (var policy in cases)
            if (policy.Claims)
                Add(policy, survey, served);
    }

    /// <summary>Whether anybody wants something of the adapter.</summary>
    public bool Any(int at) => firsts[at] >= 0;

    /// <summary>Whether just one policy does.</summary>
    public bool IsSingle(int at) => firsts[at] >= 0 && (several.Count == 0 || !several.ContainsKey(at));

    /// <summary>The wish of the first policy by id.</summary>
    public Wish First(int at) => ToWish(firsts[at]);

    /// <summary>All wishes of an adapter for which there are several, by policy.</summary>
    public IReadOnlyList<Wish> Of(int at) => several[at];

    private void Add(PolicyCase policy, Survey survey, PlaceMarks served)
    {
        served.Clear();
        foreach (var at in policy.WantedSources)
        {
            Add(at, 2 * policy.Number);
            served.Mark(survey.PlaceOf(at));
        }
        foreach (var at in policy.Collectors)
            if (policy.Policy.Collectors == CollectorMode.All || served.Has(survey.PlaceOf(at)))
                Add(at, (2 * policy.Number) + 1);
    }

    private void Add(int at, int wish)
    {
        if (firsts[at] < 0)
        {
            firsts[at] = wish;
            return;
        }
        if (!several.TryGetValue(at, out var list))
            several.Add(at, list = [First(at)]);
        list.Add(ToWish(wish));
    }

    private Wish ToWish(int number)
    {
        var policy = cases[number >> 1];
        var role = (number & 1) == 0 ? MirrorRole.Source : MirrorRole.Destination;
        return new Wish(policy, new RoleSetting(role, policy.Policy.Session));
    }

    /// <param name="Policy">Who wants it.</param>
    /// <param name="Value">What.</param>
    internal readonly record struct Wish(PolicyCase Policy, RoleSetting Value);
}
