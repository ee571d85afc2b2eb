namespace WacMirror.Core.Reconciling;

/// <summary>What became of a change of an affinity rule. Setting <paramref name="Before"/> again undoes it.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Before">What was there immediately before; null when there was no such rule or it could not be
/// read.</param>
/// <param name="After">Read back; null when there is no such rule or nothing could be read.</param>
/// <param name="Error">Why the change did not take, or null when the read-back equals what was wanted.</param>
public sealed record AffinityOutcome(string Name, AffinityRule? Before, AffinityRule? After, NodeException? Error);
