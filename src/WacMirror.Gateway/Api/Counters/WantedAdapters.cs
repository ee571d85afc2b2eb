using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Counters;

/// <summary>Reads the adapter ids of a request.</summary>
internal static class WantedAdapters
{
    /// <exception cref="ApiException">One of them has not the form of an adapter id.</exception>
    public static ImmutableArray<AdapterId> Parse(IEnumerable<string> texts) =>
    [
        .. texts.Select(text => AdapterId.TryParse(text, out var id)
            ? id
            : throw new ApiException(ApiError.Invalid(
                "ids", text, $"'{text}' is not an adapter id.", "machineGuid.nicGuid"))),
    ];
}
