using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>A policy's revisions.</summary>
internal static class PolicyHistory
{
    public static async Task<RevisionList> ListAsync(
        string id, [FromServices] IStore store, [AsParameters] PolicyScope scope)
    {
        var policy = PolicyScope.IdOf(id);
        var revisions = await store.HistoryAsync(scope.Engine.Definition.Id, policy, scope.Cancellation);
        return revisions.IsEmpty
            ? throw new PolicyNotFoundException(policy)
            : new RevisionList([.. revisions.Select(RevisionView.Of)]);
    }

    public static async Task<PolicyView> RestoreAsync(
        string id,
        long revision,
        HttpRequest request,
        HttpResponse response,
        [FromServices] IStore store,
        [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var revisions = await store.HistoryAsync(scope.Engine.Definition.Id, stored.Id, scope.Cancellation);
        var old = revisions.FirstOrDefault(known => known.Policy.Revision == revision)
            ?? throw new ApiException(ApiError.UnknownRevision(revision, revisions.Select(known => known.Policy.Revision)));
        var policy = old.Policy with { Revision = BasedOn.Of(request) ?? stored.Revision };
        return (await scope.SaveAsync(policy)).Tag(response);
    }
}
