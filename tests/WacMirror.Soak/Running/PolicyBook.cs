using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>The policies that the host has acknowledged to be stored, and what becomes of them by themselves.</summary>
internal sealed class PolicyBook
{
    private readonly Dictionary<Guid, SoakPolicy> policies = [];
    private readonly Dictionary<Guid, IReadOnlyList<SoakPolicy>> ends = [];

    /// <summary>Those that are not over.</summary>
    public IReadOnlyCollection<SoakPolicy> Policies => policies.Values;

    /// <summary>Those that are over, with their last revision.</summary>
    public Dictionary<Guid, long> Ended { get; } = [];

    /// <summary>Those that change by themselves soon, or have.</summary>
    public IReadOnlyCollection<Guid> Awaited => ends.Keys;

    public void Put(SoakPolicy policy) => policies[policy.Id] = policy;

    /// <summary>A policy becomes one of these by itself.</summary>
    public void Await(Guid id, params IReadOnlyList<SoakPolicy> outcomes) => ends[id] = outcomes;

    public IReadOnlyList<SoakPolicy> EndsOf(Guid id) => ends.GetValueOrDefault(id, []);

    /// <summary>It is known what a policy has become, which is in the book.</summary>
    public void Met(Guid id) => ends.Remove(id);

    /// <summary>All that may be stored at this moment.</summary>
    public IReadOnlyList<IReadOnlyCollection<SoakPolicy>> Ways()
    {
        List<IReadOnlyCollection<SoakPolicy>> ways = [Policies];
        foreach (var (id, outcomes) in ends)
            ways = [.. ways.SelectMany(way => outcomes
                .Select(end => (IReadOnlyCollection<SoakPolicy>)[.. way.Where(policy => policy.Id != id), end])
                .Prepend(way))];
        return ways;
    }

    public void End(Guid id, long revision)
    {
        policies.Remove(id);
        Ended[id] = revision;
    }

    /// <summary>As if it had never been stored.</summary>
    public void Forget(Guid id) => policies.Remove(id);

    public SoakPolicy? Find(Guid id) => policies.GetValueOrDefault(id);

    public SoakPolicy? ByName(string name) => policies.Values.FirstOrDefault(policy => policy.Name == name);
}
