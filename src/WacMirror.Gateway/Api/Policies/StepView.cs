using System.Collections.Immutable;
using WacMirror.Core.Planning;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>One setting that is to be written.</summary>
/// <param name="Phase">When, among the steps of its node.</param>
/// <param name="Node">Where; null for what belongs to the failover cluster.</param>
/// <param name="Setting">What.</param>
/// <param name="From">What is there now. Where the write finds something else, it is not made and planned anew.</param>
/// <param name="To">What shall be there.</param>
/// <param name="Policies">Who wants it; none for a restoration.</param>
/// <param name="Reason">Why.</param>
/// <param name="Disruptive">Whether it may interrupt traffic.</param>
/// <param name="Failure">Why the last attempt failed; null when there was none.</param>
public sealed record StepView(
    StepPhase Phase,
    string? Node,
    SettingRef Setting,
    ValueView From,
    ValueView To,
    ImmutableArray<PolicyRef> Policies,
    StepReason Reason,
    bool Disruptive,
    FailureView? Failure);
