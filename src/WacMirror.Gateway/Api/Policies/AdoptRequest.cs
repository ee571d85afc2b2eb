using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>Which foreign roles a policy shall take over as they are.</summary>
/// <param name="Release">What becomes of them when the policy ends.</param>
/// <param name="Adapters">Ids of members; all that have a foreign role when absent or empty.</param>
public sealed record AdoptRequest(AdoptRelease? Release, ImmutableArray<string>? Adapters = null)
{
    /// <exception cref="ApiException">Something is not allowed; with everything that is not.</exception>
    internal (ImmutableArray<AdapterId> Adapters, AdoptRelease Release) Check()
    {
        var ids = ImmutableArray.CreateBuilder<AdapterId>();
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var (text, at) in (Adapters ?? []).Select((text, at) => (text, at)))
            if (AdapterId.TryParse(text, out var id))
                ids.Add(id);
            else
                errors.Add(new FieldError($"adapters[{at}]", text, "an adapter id: machineGuid.nicGuid"));
        if (Release is null)
            errors.Add(new FieldError("release", null, "LeaveAsFound or SetNone"));
        return errors.Count == 0
            ? (ids.ToImmutable(), Release!.Value)
            : throw new ApiException(ApiError.InvalidFields("invalid-adoption", "Nothing was adopted", errors.ToImmutable()));
    }
}

/// <summary>What was taken over.</summary>
/// <param name="Adopted">The adapters.</param>
public sealed record AdoptView(ImmutableArray<AdapterRef> Adopted);
