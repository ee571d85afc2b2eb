using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>
/// What writes read back, so that a reading which began before a write ended does not show what was there before. One
/// node's; not safe on several threads at once.
/// </summary>
internal sealed class WrittenRoles
{
    private readonly Dictionary<AdapterId, (RoleOutcome Outcome, long Turn)> outcomes = [];

    /// <summary>Grows with each write that ended. Taken when a reading begins.</summary>
    public long Turn { get; private set; }

    public void Add(RoleOutcome outcome) => outcomes[outcome.Id] = (outcome, ++Turn);

    /// <summary>Forgets what a reading that began at this turn has seen itself.</summary>
    public void Forget(long turn)
    {
        foreach (var (id, written) in outcomes)
            if (written.Turn <= turn)
                outcomes.Remove(id);
    }

    /// <summary>The reading with what is remembered in it.</summary>
    public NodeSnapshot Over(NodeSnapshot read) =>
        outcomes.Count == 0 ? read : read with { Adapters = [.. read.Adapters.Select(Over)] };

    private Adapter Over(Adapter adapter) =>
        outcomes.TryGetValue(adapter.Id, out var written) && written.Outcome is { Before: var before, After: { } after }
            ? adapter with { Role = after, HasSecuritySetting = adapter.HasSecuritySetting || before != after }
            : adapter;
}
