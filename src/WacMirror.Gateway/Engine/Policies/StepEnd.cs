using WacMirror.Core.Ledger;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>What became of a step.</summary>
/// <param name="Item">The step.</param>
/// <param name="Before">Read immediately before the write; null when nothing was read, and so nothing written.</param>
/// <param name="After">Read back; null when nothing could be read.</param>
/// <param name="Error">Why it did not take; null when it did.</param>
internal sealed record StepEnd(WorkItem Item, SettingValue? Before, SettingValue? After, NodeException? Error)
{
    /// <summary>What is there now as far as the setting's row is concerned; null when that is not known, because the write
    /// was sent and nobody could read back.</summary>
    public SettingValue? Found =>
        Error is null ? Item.Step.Wanted
        : Error.Fault == NodeFault.Changed || Before is null ? Item.Step.Expected
        : After;

    public static StepEnd NotSent(WorkItem item, NodeException error) => new(item, null, null, error);
}
