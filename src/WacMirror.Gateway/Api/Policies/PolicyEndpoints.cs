using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>Maps what can be asked of policies.</summary>
internal static class PolicyEndpoints
{
    public static void MapPolicies(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/api/clusters/{cluster}/policies").WithTags("Policies");
        MapReads(policies);
        MapChanges(policies);
        MapHistory(policies);
    }

    private static void MapReads(RouteGroupBuilder policies)
    {
        policies.MapGet("", PolicyReads.ListAsync)
            .Read("ListPolicies", "Lists the policies of a cluster and how it stands with each.")
            .Produces<PolicyList>();
        policies.MapGet("/schema", PolicyReads.Schema)
            .Read("ReadPolicySchema", "Answers the JSON Schema of a policy document.")
            .Produces<string>(200, "application/schema+json");
        policies.MapGet("/{id}", PolicyReads.ShowAsync)
            .Read("ReadPolicy", "Shows a policy: its document, its members, and what is found of it. The ETag is its revision.")
            .Produces<PolicyView>();
        policies.MapGet("/{id}/plan", PolicyReads.PlanAsync)
            .Read("ReadPolicyPlan", "Lists what remains to be written for a policy, or to be restored after it.")
            .Produces<PlanView>();
        policies.MapPost("/preview", PolicyReads.PreviewAsync)
            .Read("PreviewPolicy", "Says what a policy document would match, write and find. Stores nothing.")
            .WithDescription("'policy' is the id of the policy that the document would replace.")
            .Accepts<string>("application/json")
            .Produces<PreviewView>()
            .Refuses(413);
    }

    private static void MapChanges(RouteGroupBuilder policies)
    {
        policies.MapPost("", PolicyChanges.CreateAsync)
            .Write("CreatePolicy", "Stores a policy document as a new policy.")
            .Accepts<string>("application/json")
            .Produces<PolicyView>(201)
            .Refuses(413);
        policies.MapPut("/{id}", PolicyChanges.ReplaceAsync)
            .Write("ReplacePolicy", "Replaces a policy by a document.")
            .WithDescription("Say on which revision it is based: 'revision', or If-Match with the ETag of the policy as read.")
            .Accepts<string>("application/json")
            .Produces<PolicyView>()
            .Refuses(413);
        policies.MapDelete("/{id}", PolicyChanges.EndAsync)
            .Write("EndPolicy", "Ends a policy for good. What it changed is restored; its history stays.")
            .WithDescription("Say on which revision it is based: 'revision', or If-Match with the ETag of the policy as read.")
            .Produces<PolicyView>(202);
        policies.MapPost("/{id}/apply", PolicyChanges.ApplyAsync)
            .Write("ApplyPolicy", "Switches a policy on: all at once, one source first, or kept only if somebody confirms.")
            .Produces<PolicyView>(202);
        policies.MapPost("/{id}/confirm", PolicyChanges.ConfirmAsync)
            .Write("ConfirmPolicy", "Confirms what was applied, and lets the other sources follow a canary.")
            .Produces<PolicyView>();
        policies.MapPost("/{id}/undo", PolicyChanges.UndoAsync)
            .Write("UndoPolicy", "Switches a policy off. What it changed is restored exactly, wherever it is by then.")
            .WithDescription("'revision' or If-Match refuses it when somebody changed the policy since.")
            .Produces<PolicyView>(202);
        policies.MapPost("/{id}/adopt", PolicyChanges.AdoptAsync)
            .Write("AdoptRoles", "Makes roles that somebody else set the policy's own, without a write.")
            .Produces<AdoptView>();
    }

    private static void MapHistory(RouteGroupBuilder policies)
    {
        policies.MapGet("/{id}/history", PolicyHistory.ListAsync)
            .Read("ListPolicyHistory", "Lists the revisions of a policy, newest first, of ended ones too.")
            .Produces<RevisionList>();
        policies.MapPost("/{id}/history/{revision}/restore", PolicyHistory.RestoreAsync)
            .Write("RestorePolicyRevision", "Makes an older revision the newest again.")
            .Produces<PolicyView>();
    }

    private static RouteHandlerBuilder Read(this RouteHandlerBuilder route, string name, string summary) =>
        route.RequireAuthorization(Permissions.ReadPolicies)
            .WithName(name)
            .WithSummary(summary)
            .Refuses(400, 404, 503);

    private static RouteHandlerBuilder Write(this RouteHandlerBuilder route, string name, string summary) =>
        route.RequireAuthorization(Permissions.WritePolicies)
            .WithName(name)
            .WithSummary(summary)
            .Refuses(400, 404, 409, 503);
}
