using System.Collections.Immutable;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>Which foreign roles a policy shall take over as they are.</summary>
/// <param name="Adapters">Ids of members; all that have a foreign role when absent or empty.</param>
/// <param name="Release">What becomes of them when the policy ends.</param>
public sealed record AdoptRequest(ImmutableArray<string>? Adapters, AdoptRelease? Release);

/// <summary>What was taken over.</summary>
/// <param name="Adopted">The adapters.</param>
public sealed record AdoptView(ImmutableArray<AdapterRef> Adopted);
