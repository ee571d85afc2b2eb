using WacMirror.Core.Reconciling;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>Why a write failed.</summary>
/// <param name="Fault">Its kind.</param>
/// <param name="Message">What the node said.</param>
/// <param name="At">When.</param>
/// <param name="RetryAt">When it is tried again.</param>
public sealed record FailureView(NodeFault Fault, string Message, DateTimeOffset At, DateTimeOffset RetryAt)
{
    public static FailureView? Of(StepFailure? failure) =>
        failure is null ? null : new FailureView(failure.Fault, failure.Message, failure.At, failure.RetryAt);
}
