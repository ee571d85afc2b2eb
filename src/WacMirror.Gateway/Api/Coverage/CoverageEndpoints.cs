using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Coverage;

/// <summary>Says which sources are copied to where they should be, now and before.</summary>
internal static class CoverageEndpoints
{
    private const int MostIntervals = 10_000;

    public static void MapCoverage(this IEndpointRouteBuilder routes)
    {
        var coverage = routes.MapGroup("/api/clusters/{cluster}/coverage").WithTags("Coverage");
        coverage.MapGet("", ReadAsync)
            .RequireAuthorization(Permissions.ReadPolicies)
            .WithName("ReadCoverage")
            .WithSummary("Answers the coverage of every source, by policy, with the roll-up and by node.")
            .Produces<CoverageView>()
            .Refuses(400, 404, 503);
        coverage.MapGet("/intervals", ListIntervalsAsync)
            .RequireAuthorization(Permissions.ReadPolicies)
            .WithName("ListBlindIntervals")
            .WithSummary("Lists the times in which sources were blind, the latest start first.")
            .WithDescription("'from' and 'to' select the intervals that overlap them. 'packets' is an estimate, and needs "
                + "the permission to read counters.")
            .Produces<IntervalList>()
            .Refuses(400, 404, 503);
    }

    private static async Task<CoverageView> ReadAsync(
        string cluster, string? policy, ClusterRoster roster, CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        var only = QueryText.Id("policy", policy);
        var board = await engine.PoliciesAsync(cancellationToken);
        var names = await ClusterNames.OfAsync(engine, board, cancellationToken);
        var view = CoverageViews.Of(board, names);
        return only is not { } one ? view : view with
        {
            Policies = [.. view.Policies.Where(row => row.Policy == one)],
            Sources = [.. view.Sources.Where(row => row.Policy == one)],
        };
    }

    private static async Task<IntervalList> ListIntervalsAsync(
        string cluster,
        string? policy,
        string? from,
        string? to,
        string? limit,
        ClaimsPrincipal user,
        ClusterRoster roster,
        [FromServices] IStore store,
        CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        var most = (int)(QueryText.Number("limit", limit, 1, MostIntervals) ?? 1000);
        var query = new IntervalQuery(
            engine.Definition.Id,
            QueryText.Id("policy", policy),
            QueryText.Moment("from", from),
            QueryText.Moment("to", to),
            most + 1);
        var found = await store.IntervalsAsync(query, cancellationToken);
        var board = await engine.PoliciesAsync(cancellationToken);
        var names = await ClusterNames.OfAsync(engine, board, cancellationToken);
        var mayCount = user.HasClaim(Permissions.ClaimType, Permissions.ReadCounters);
        return new IntervalList(
            [.. found.Take(most).Select(interval => IntervalView.Of(interval, names, mayCount))], found.Length > most);
    }
}
