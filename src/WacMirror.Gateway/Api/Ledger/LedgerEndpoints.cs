using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Ledger;

/// <summary>Lists what was changed and what was there before.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/clusters/{cluster}/ledger", ListAsync)
            .RequireAuthorization(Permissions.ReadPolicies)
            .WithName("ListLedger")
            .WithTags("Ledger")
            .WithSummary("Lists the settings that are ours with what an undo restores; with 'all', also those that were.")
            .Produces<LedgerList>()
            .Refuses(400, 404, 503);

    private static async Task<LedgerList> ListAsync(
        string cluster,
        string? policy,
        string? all,
        ClusterRoster roster,
        [FromServices] IStore store,
        CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        var only = QueryText.Id("policy", policy);
        var board = await engine.PoliciesAsync(cancellationToken);
        var names = await ClusterNames.OfAsync(engine, board, cancellationToken);
        var rows = QueryText.IsSet("all", all)
            ? await store.LedgerAsync(engine.Definition.Id, only, cancellationToken)
            : board.Ledger.Where(row => only is not { } one || row.Claims.Contains(one));
        return new LedgerList([.. rows.Select(row => LedgerRowView.Of(row, names))]);
    }
}
