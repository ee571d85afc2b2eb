using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>Lists adapters and sets their roles.</summary>
internal static class AdapterEndpoints
{
    public static void MapAdapters(this IEndpointRouteBuilder routes)
    {
        var adapters = routes.MapGroup("/api/clusters/{cluster}/adapters").WithTags("Adapters");
        adapters.MapGet("", ListAsync)
            .RequireAuthorization(Permissions.ReadInventory)
            .WithName("ListAdapters")
            .WithSummary("Lists the adapters of a cluster, filtered, sorted and in pages.")
            .WithDescription("Filters: node, vm, adapter, switch, tag (wildcards), kind, role, vlan, q. Sort: a column, "
                + "with '-' before it for descending.")
            .Produces<AdapterPage>()
            .Refuses(400, 404);
        adapters.MapPut("/{id}/role", SetRoleAsync)
            .RequireAuthorization(Permissions.WriteRoles)
            .WithName("SetRole")
            .WithSummary("Sets an adapter's mirror role and answers what was read back.")
            .WithDescription("A role set by hand is a policy of this one adapter; None ends it and restores what was there "
                + "before. 202 says that it is stored and will be written once the node answers.")
            .Produces<SetRoleView>()
            .Produces<PendingRoleView>(202)
            .Refuses(400, 404, 409, 502, 503, 504);
    }

    private static async Task<AdapterPage> ListAsync(
        string cluster, HttpRequest request, ClusterRoster roster, CancellationToken cancellationToken)
    {
        var query = AdapterQuery.Parse(request.Query);
        var status = await roster.Find(cluster).StatusAsync(cancellationToken);
        var (items, total) = query.Run(status.Snapshot.Adapters.Values);
        return new AdapterPage(
            [.. items.Select(AdapterView.Of)],
            total,
            query.Page,
            query.PageSize,
            status.Errors,
            status.ReadAt,
            status.Revision);
    }

    private static async Task<IResult> SetRoleAsync(
        string cluster,
        string id,
        SetRoleRequest request,
        ClusterRoster roster,
        ClaimsPrincipal user,
        CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        if (!AdapterId.TryParse(id, out var adapter))
            throw new ApiException(ApiError.UnknownAdapter(id));
        var answer = await engine.SetRoleAsync(
            adapter, request.Wanted(), request.Adopt, user.Identity?.Name ?? string.Empty, cancellationToken);
        return answer.IsPending
            ? Results.Accepted(PolicyPath(engine, answer.Policy), new PendingRoleView(answer.Policy))
            : Results.Ok(new SetRoleView(
                AdapterView.Of(answer.Adapter),
                answer.Before,
                answer.Adapter.Role != answer.Before,
                answer.Revision,
                answer.Policy));
    }

    private static string? PolicyPath(IClusterEngine engine, Guid? policy) =>
        policy is null ? null : $"/api/clusters/{engine.Definition.Id}/policies/{policy}";
}
