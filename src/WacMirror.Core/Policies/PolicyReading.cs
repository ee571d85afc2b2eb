using System.Collections.Immutable;

namespace WacMirror.Core.Policies;

/// <summary>What came of reading a document.</summary>
/// <param name="Policy">The policy; null when the text could not be understood as a whole.</param>
/// <param name="Errors">Everything that is wrong with it by itself, in the order of the text; none when it may be
/// stored as far as can be said without the cluster.</param>
public sealed record PolicyReading(MirrorPolicy? Policy, ImmutableArray<FieldError> Errors);
