using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration;

/// <summary>An entry that is in the configuration and cannot be used.</summary>
/// <param name="Id">Its id; null when it has none.</param>
/// <param name="Errors">Why.</param>
public sealed record BrokenCluster(string? Id, ImmutableArray<FieldError> Errors);
