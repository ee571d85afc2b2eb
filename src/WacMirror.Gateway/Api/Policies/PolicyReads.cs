using Microsoft.AspNetCore.Http;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>What can be asked of policies without changing any.</summary>
internal static class PolicyReads
{
    public static async Task<PolicyList> ListAsync([AsParameters] PolicyScope scope)
    {
        var board = await scope.BoardAsync();
        return new PolicyList(board.Revision, board.Halted, (await scope.ViewAsync(board)).Policies)
        {
            Attendance = board.Attendance,
        };
    }

    public static async Task<PolicyView> ShowAsync(string id, HttpResponse response, [AsParameters] PolicyScope scope) =>
        (await scope.ShowAsync(await scope.FindAsync(id))).Tag(response);

    public static async Task<PlanView> PlanAsync(string id, [AsParameters] PolicyScope scope)
    {
        var board = await scope.BoardAsync();
        var (policy, view) = (PolicyScope.Find(board, id).Policy.Id, await scope.ViewAsync(board));
        return new PlanView(board.Revision, view.IsSettled(policy), view.Steps(policy));
    }

    public static async Task<PreviewView> PreviewAsync(
        string? policy, HttpRequest request, [AsParameters] PolicyScope scope)
    {
        // What a document says of its own revision is not asked: nothing is stored.
        var replaced = policy is null ? null : (await scope.FindAsync(policy)).Policy;
        var body = await PolicyBody.ReadAsync(request, scope, replaced?.Id ?? Guid.NewGuid(), replaced?.Revision ?? 0);
        var preview = await body.PreviewAsync();
        var view = await scope.ViewAsync(await scope.BoardAsync());
        var members = view.Members(preview.Members);
        return new PreviewView(
            members, BoardView.Nodes(members), view.Steps(preview.Steps), view.Findings(preview.Findings), preview.Errors);
    }

    public static IResult Schema([AsParameters] PolicyScope scope)
    {
        // The same for all, but an address below a cluster that is none is none either.
        _ = scope.Engine;
        return Results.Text(PolicySchema.Text, "application/schema+json");
    }
}
