using Microsoft.AspNetCore.Http;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>What changes policies. Each is stored when its answer goes out; what follows on the nodes shows later.</summary>
internal static class PolicyChanges
{
    public static async Task<IResult> CreateAsync(
        HttpRequest request, HttpResponse response, [AsParameters] PolicyScope scope)
    {
        var body = await PolicyBody.ReadAsync(request, scope, Guid.NewGuid(), 0);
        var view = (await scope.ShowAsync(await body.SaveAsync())).Tag(response);
        return Results.Created($"/api/clusters/{scope.Engine.Definition.Id}/policies/{view.Policy.Id}", view);
    }

    public static async Task<PolicyView> ReplaceAsync(
        string id, HttpRequest request, HttpResponse response, [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var body = await PolicyBody.ReadAsync(request, scope, stored.Id, BasedOn.Of(request));
        return (await scope.ShowAsync(await body.SaveAsync())).Tag(response);
    }

    public static async Task<IResult> EndAsync(string id, HttpRequest request, [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var based = BasedOn.Required(request);
        var ended = await scope.Engine.EndPolicyAsync(stored.Id, based, scope.Actor, scope.Cancellation);
        return Results.Accepted(value: await scope.ShowAsync(ended));
    }

    public static async Task<IResult> ApplyAsync(
        string id, HttpResponse response, ApplyRequest? request, [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var wanted = (request ?? new ApplyRequest()).Check();
        var policy = stored with
        {
            Revision = wanted.Revision ?? stored.Revision,
            Mode = wanted.Mode ?? PolicyMode.Enforce,
            IsEnabled = true,
        };
        return Results.Accepted(value: (await scope.SaveAsync(policy, wanted.Rollout(scope.Now))).Tag(response));
    }

    public static async Task<PolicyView> ConfirmAsync(string id, HttpResponse response, [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var confirmed = await scope.Engine.ConfirmAsync(stored.Id, scope.Actor, scope.Cancellation);
        return (await scope.ShowAsync(confirmed)).Tag(response);
    }

    public static async Task<IResult> UndoAsync(
        string id, HttpRequest request, HttpResponse response, [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var policy = stored with { Revision = BasedOn.Of(request) ?? stored.Revision, IsEnabled = false };
        return Results.Accepted(value: (await scope.SaveAsync(policy)).Tag(response));
    }

    public static async Task<AdoptView> AdoptAsync(string id, AdoptRequest request, [AsParameters] PolicyScope scope)
    {
        var stored = (await scope.FindAsync(id)).Policy;
        var (adapters, release) = request.Check();
        var adopted = await scope.Engine.AdoptAsync(stored.Id, adapters, release, scope.Actor, scope.Cancellation);
        var names = await ClusterNames.OfAsync(scope.Engine, await scope.BoardAsync(), scope.Cancellation);
        return new AdoptView([.. adopted.Select(names.Adapter)]);
    }
}
