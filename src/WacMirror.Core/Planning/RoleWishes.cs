using WacMirror.Core.Policies;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>Which role each policy wants of each adapter, before anything is weighed. An adapter's wishes are a chain in
/// one list, because nearly all have one or none.</summary>
internal sealed class RoleWishes
{
    private readonly int[] heads;
    private readonly List<Wish> wishes = [];

    public RoleWishes(Survey survey, IEnumerable<PolicyCase> cases)
    {
        heads = new int[survey.Count];
        Array.Fill(heads, -1);
        var served = new PlaceMarks(survey.PlaceCount);
        foreach (var policy in cases)
            if (policy.Claims)
                Add(policy, survey, served);
    }

    /// <summary>Whether anybody wants something of the adapter.</summary>
    public bool Any(int at) => heads[at] >= 0;

    /// <summary>Whether just one policy does.</summary>
    public bool IsSingle(int at) => heads[at] >= 0 && wishes[heads[at]].Next < 0;

    /// <summary>The wish of the last policy by id.</summary>
    public Wish Last(int at) => wishes[heads[at]];

    /// <summary>All wishes of an adapter, the last policy's first.</summary>
    public IEnumerable<Wish> Of(int at)
    {
        for (var next = heads[at]; next >= 0; next = wishes[next].Next)
            yield return wishes[next];
    }

    private void Add(PolicyCase policy, Survey survey, PlaceMarks served)
    {
        served.Clear();
        var source = new RoleSetting(MirrorRole.Source, policy.Policy.Session);
        foreach (var at in policy.WantedSources)
        {
            Add(at, policy, source);
            served.Mark(survey.PlaceOf(at));
        }
        var destination = new RoleSetting(MirrorRole.Destination, policy.Policy.Session);
        foreach (var at in policy.Collectors)
            if (policy.Policy.Collectors == CollectorMode.All || served.Has(survey.PlaceOf(at)))
                Add(at, policy, destination);
    }

    private void Add(int at, PolicyCase policy, RoleSetting value)
    {
        wishes.Add(new Wish(policy, value, heads[at]));
        heads[at] = wishes.Count - 1;
    }

    /// <param name="Policy">Who wants it.</param>
    /// <param name="Value">What.</param>
    /// <param name="Next">Where the same adapter's next wish is; -1 for none.</param>
    internal readonly record struct Wish(PolicyCase Policy, RoleSetting Value, int Next);
}
