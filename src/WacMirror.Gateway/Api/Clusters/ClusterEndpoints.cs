using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Clusters;

/// <summary>Lists the clusters.</summary>
internal static class ClusterEndpoints
{
    public static void MapClusters(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/clusters", ListAsync)
            .RequireAuthorization(Permissions.ReadInventory)
            .WithName("ListClusters")
            .WithTags("Clusters")
            .WithSummary("Lists the clusters and the state of each of their nodes.")
            .Produces<ImmutableArray<ClusterSummary>>();

    private static async Task<ImmutableArray<ClusterSummary>> ListAsync(
        ClaimsPrincipal user, ClusterRoster roster, CancellationToken cancellationToken)
    {
        var summaries = ImmutableArray.CreateBuilder<ClusterSummary>();
        foreach (var engine in roster.All.Where(engine => user.Sees(engine.Definition.Id)))
            summaries.Add(ClusterSummary.Of(await engine.StatusAsync(cancellationToken)));
        return summaries.ToImmutable();
    }
}
