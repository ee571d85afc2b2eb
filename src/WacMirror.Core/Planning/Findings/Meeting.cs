namespace WacMirror.Core.Planning.Findings;

/// <summary>The sources and destinations of one switch and session. Counts by policy stand in for comparing each source
/// with each destination, which would grow with the product.</summary>
internal sealed class Meeting(RolePlan roles)
{
    private readonly List<int> destinations = [];
    private readonly List<int> shared = [];
    private readonly Dictionary<Guid, int> sourcesOf = [];
    private int sources;

    /// <param name="at">The adapter.</param>
    /// <param name="isSource">Whether it is a source; else it is a destination.</param>
    /// <param name="open">Policies that name no collectors.</param>
    public void Add(int at, bool isSource, HashSet<Guid> open)
    {
        if (!isSource)
        {
            destinations.Add(at);
            return;
        }
        var claims = roles.ClaimsOf(at);
        if (claims.Count > 1)
        {
            if (!claims.Any(open.Contains))
                shared.Add(at);
            return;
        }
        if (open.Contains(claims[0]))
            return;
        sources++;
        sourcesOf[claims[0]] = sourcesOf.GetValueOrDefault(claims[0]) + 1;
    }

    /// <summary>The destinations that get copies of a source none of whose policies names them.</summary>
    public List<int> Leaking() =>
    [
        .. destinations.Where(at =>
            Named(at) < sources
            || shared.Exists(source => !AreMeant(source, at))),
    ];

    /// <summary>Whose collectors they are, and whose copies they get.</summary>
    public IEnumerable<Guid> PoliciesOf(List<int> leaking)
    {
        var named = new Dictionary<Guid, int>();
        foreach (var policy in leaking.SelectMany(at => roles.ClaimsOf(at)))
            named[policy] = named.GetValueOrDefault(policy) + 1;
        return named.Keys
            .Concat(sourcesOf.Keys.Where(policy => named.GetValueOrDefault(policy) < leaking.Count))
            .Concat(shared.Where(source => leaking.Exists(at => !AreMeant(source, at))).SelectMany(at => roles.ClaimsOf(at)));
    }

    /// <summary>How many sources of one policy alone the destination is meant for.</summary>
    private int Named(int destination)
    {
        var claims = roles.ClaimsOf(destination);
        var count = 0;
        for (var at = 0; at < claims.Count; at++)
            count += sourcesOf.GetValueOrDefault(claims[at]);
        return count;
    }

    private bool AreMeant(int source, int destination) =>
        roles.ClaimsOf(source).Any(roles.ClaimsOf(destination).Contains);
}
