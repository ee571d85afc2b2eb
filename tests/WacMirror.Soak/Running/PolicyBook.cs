using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>The policies that the host has acknowledged to be stored.</summary>
internal sealed class PolicyBook
{
    private readonly Dictionary<Guid, SoakPolicy> policies = [];

    /// <summary>Those that are not over.</summary>
    public IReadOnlyCollection<SoakPolicy> Policies => policies.Values;

    /// <summary>Those that are over, with their last revision.</summary>
    public Dictionary<Guid, long> Ended { get; } = [];

    public void Put(SoakPolicy policy) => policies[policy.Id] = policy;

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
