using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Counters;

/// <summary>The last rates, for those who cannot hold a stream.</summary>
internal static class CounterEndpoints
{
    public static void MapCounters(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/clusters/{cluster}/counters", ReadAsync)
            .RequireAuthorization(Permissions.ReadCounters)
            .WithName("ReadCounters")
            .WithTags("Counters")
            .WithSummary("Answers the last packet rates, of the adapters in 'ids' (comma-separated) or of all.")
            .Produces<RateColumns>()
            .Refuses(400, 404);

    private static async Task<RateColumns> ReadAsync(
        string cluster, string? ids, ClusterRoster roster, CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        var status = await engine.StatusAsync(cancellationToken);
        var wanted = WantedAdapters.Parse(ids?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);
        foreach (var id in wanted)
            if (!status.Snapshot.Adapters.ContainsKey(id))
                throw new ApiException(ApiError.UnknownAdapter(id.ToString()));
        var rates = await engine.RatesAsync(cancellationToken);
        return RateColumns.Of(rates, wanted.IsEmpty ? status.Snapshot.Adapters.Keys : wanted);
    }
}
