using System.Security.Claims;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>
/// The one cluster that a request of Windows Admin Center's gateway sees: a claim of its caller, because that is what a
/// hub still has of the request under every transport. Who has none sees every cluster.
/// </summary>
internal static class BoundCluster
{
    /// <summary>The claim that carries the cluster's id. It is never taken from what a caller brings: every scheme makes its
    /// principal anew.</summary>
    public const string ClaimType = "wacmirror:cluster";

    public static void Bind(this ClaimsPrincipal caller, string cluster) =>
        caller.AddIdentity(new ClaimsIdentity([new Claim(ClaimType, cluster)]));

    /// <summary>Whether a cluster is there for the caller.</summary>
    public static bool Sees(this ClaimsPrincipal caller, string cluster) =>
        !caller.HasClaim(claim => claim.Type == ClaimType)
        || caller.HasClaim(claim => claim.Type == ClaimType && IsSame(claim.Value, cluster));

    /// <exception cref="ApiException">The cluster is not there for the caller.</exception>
    public static void MustSee(this ClaimsPrincipal caller, string cluster)
    {
        if (!caller.Sees(cluster))
            throw new ApiException(ApiError.UnknownCluster(
                cluster, caller.FindAll(ClaimType).Select(claim => claim.Value)));
    }

    private static bool IsSame(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
