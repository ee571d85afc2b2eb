namespace WacMirror.Gateway.Checks;

/// <summary>What became of one step.</summary>
public enum StepOutcome
{
    Works,
    Fails,

    /// <summary>Not tried: it does not apply, or a step before it failed.</summary>
    Skipped,
}

/// <summary>One thing that was tried on a node.</summary>
/// <param name="Id">Stable: credential, reach, certificate, authenticate, virtualization, roles, cluster, counters.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">What was found.</param>
/// <param name="Advice">What to do about it; null when there is nothing to do.</param>
public sealed record CheckStep(string Id, StepOutcome Outcome, string Detail, string? Advice = null)
{
    internal static CheckStep Works(string id, string detail, string? advice = null) =>
        new(id, StepOutcome.Works, detail, advice);

    internal static CheckStep Fails(string id, string detail, string? advice) =>
        new(id, StepOutcome.Fails, detail, advice);

    internal static CheckStep Skipped(string id, string why) => new(id, StepOutcome.Skipped, why);
}
