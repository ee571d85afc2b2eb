using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Audit;

/// <summary>Lists who did what.</summary>
internal static class AuditEndpoints
{
    private const int MostRows = 1000;

    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/clusters/{cluster}/audit", ListAsync)
            .RequireAuthorization(Permissions.ReadAudit)
            .WithName("ListAudit")
            .WithTags("Audit")
            .WithSummary("Lists what was done to policies and settings and by whom, newest first, in pages.")
            .WithDescription("'before' is the 'next' of the page before.")
            .Produces<AuditPage>()
            .Refuses(400, 404, 503);

    private static async Task<AuditPage> ListAsync(
        string cluster,
        string? policy,
        string? before,
        string? limit,
        ClusterRoster roster,
        [FromServices] IStore store,
        CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        var most = (int)(QueryText.Number("limit", limit, 1, MostRows) ?? 100);
        var query = new AuditQuery(
            engine.Definition.Id,
            QueryText.Id("policy", policy),
            QueryText.Number("before", before, 1, long.MaxValue),
            most + 1);
        var found = await store.AuditAsync(query, cancellationToken);
        var board = await engine.PoliciesAsync(cancellationToken);
        var names = await ClusterNames.OfAsync(engine, board, cancellationToken);
        return new AuditPage(
            [.. found.Take(most).Select(row => AuditView.Of(row, names))], found.Length > most ? found[most - 1].Number : null);
    }
}
