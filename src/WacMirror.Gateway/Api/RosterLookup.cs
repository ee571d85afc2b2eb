using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api;

/// <summary>Finds the engine that a route names.</summary>
internal static class RosterLookup
{
    /// <exception cref="ApiException">There is no such cluster.</exception>
    public static IClusterEngine Find(this ClusterRoster roster, string id) =>
        roster.TryFind(id, out var engine)
            ? engine
            : throw new ApiException(ApiError.UnknownCluster(id, roster.All.Select(known => known.Definition.Id)));
}
