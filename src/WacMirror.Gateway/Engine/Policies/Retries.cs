using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Which settings failed, and when they are tried again. Needs its owner's lock.</summary>
internal sealed class Retries(Random chance)
{
    /// <summary>A setting that somebody changed just before the write is planned anew and tried at once so often in a row.
    /// Fewer makes a passing coincidence visible; more lets a node whose readings do not agree be asked without a
    /// pause.</summary>
    private const int FreeChanges = 2;

    private readonly Dictionary<SettingKey, (int Count, StepFailure Failure)> failures = [];

    public ImmutableArray<StepFailure> All { get; private set; } = [];

    public bool IsWaiting(SettingKey setting, string node, DateTimeOffset now) =>
        failures.TryGetValue(setting, out var known) && known.Failure.RetryAt > now
        && known.Failure.Node.Equals(node, StringComparison.OrdinalIgnoreCase);

    public void Add(StepEnd end, DateTimeOffset now)
    {
        var (setting, error) = (end.Item.Step.Setting, end.Error!);
        var count = failures.TryGetValue(setting, out var known) ? known.Count + 1 : 1;
        var isFree = error.Fault == NodeFault.Changed && count <= FreeChanges;
        var pause = isFree ? TimeSpan.Zero : Backoff.After(count, chance.NextDouble());
        failures[setting] = (count, new StepFailure(
            setting, end.Item.Step.Node, error.Fault, error.Detail, now, now + pause));
        Show();
    }

    /// <summary>Forgets a setting, which succeeded or is asked for anew.</summary>
    public void Clear(SettingKey setting)
    {
        if (failures.Remove(setting))
            Show();
    }

    /// <summary>Forgets what failed on a node, which answers again.</summary>
    public void ClearNode(string node)
    {
        foreach (var (setting, known) in failures)
            if (known.Failure.Node.Equals(node, StringComparison.OrdinalIgnoreCase))
                failures.Remove(setting);
        Show();
    }

    /// <summary>Keeps only what is still to be done.</summary>
    public void Keep(IReadOnlySet<SettingKey> planned)
    {
        var before = failures.Count;
        foreach (var setting in failures.Keys)
            if (!planned.Contains(setting))
                failures.Remove(setting);
        if (failures.Count != before)
            Show();
    }

    private void Show() => All = [.. failures.Values.Select(known => known.Failure).OrderBy(failure => failure.Setting)];
}
