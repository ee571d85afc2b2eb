using WacMirror.Core.Ledger;
using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>A step that did not succeed and is tried again.</summary>
/// <param name="Setting">What was to be written.</param>
/// <param name="Node">Where.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Message">What the node said.</param>
/// <param name="At">When.</param>
/// <param name="RetryAt">When it is tried again.</param>
public sealed record StepFailure(
    SettingKey Setting, string Node, NodeFault Fault, string Message, DateTimeOffset At, DateTimeOffset RetryAt);
