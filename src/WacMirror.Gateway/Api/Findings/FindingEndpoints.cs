using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Core.Planning;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Findings;

/// <summary>Lists what is worth knowing about policies and cluster.</summary>
internal static class FindingEndpoints
{
    private static readonly ImmutableArray<string> Kinds = [.. Enum.GetNames<FindingKind>()];

    public static void MapFindings(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/clusters/{cluster}/findings", ListAsync)
            .RequireAuthorization(Permissions.ReadPolicies)
            .WithName("ListFindings")
            .WithTags("Findings")
            .WithSummary("Lists the findings of a cluster, all or of one kind or policy.")
            .Produces<FindingList>()
            .Refuses(400, 404, 503);

    private static async Task<FindingList> ListAsync(
        string cluster, string? kind, string? policy, ClusterRoster roster, CancellationToken cancellationToken)
    {
        var engine = roster.Find(cluster);
        if (kind is not null && !Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase))
            throw new ApiException(ApiError.Invalid("kind", kind, $"There is no kind '{kind}' of findings.", Kinds));
        var only = QueryText.Id("policy", policy);
        var board = await engine.PoliciesAsync(cancellationToken);
        var names = await ClusterNames.OfAsync(engine, board, cancellationToken);
        var found = board.Findings
            .Where(finding => kind is null || kind.Equals(finding.Kind.ToString(), StringComparison.OrdinalIgnoreCase))
            .Where(finding => only is not { } one || finding.Policies.Contains(one));
        return new FindingList(board.Revision, [.. found.Select(finding => FindingText.View(finding, names))]);
    }
}
