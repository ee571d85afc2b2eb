using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>Binds requests of Windows Admin Center's gateway to the cluster that their node belongs to.</summary>
public static class RoutedCalls
{
    /// <summary>Looks up the cluster, after authorisation: nobody without rights has a node connected to. Other clusters
    /// are not there for such a request, except for whoever manages clusters, for whom the configuration is whole. Requests
    /// that no gateway carried pass as they are.</summary>
    public static IApplicationBuilder UseRoutedCalls(this IApplicationBuilder application) => application.Use(BindAsync);

    private static async Task BindAsync(HttpContext context, RequestDelegate next)
    {
        // An endpoint that asks for no permission has let in anybody.
        if (context.Features.Get<RoutedCall>() is { } call
            && context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null)
        {
            var clusters = context.RequestServices.GetRequiredService<RoutedClusters>();
            // Where it is the caller's own account that is sent there, nobody lends any.
            var mayMake = context.User.HasClaim(Permissions.ClaimType, Permissions.ManageClusters)
                || context.RequestServices.GetService<Attendee>() is not null;
            var cluster = await clusters.FindAsync(call.Node, mayMake, context.RequestAborted);
            context.User.Bind(cluster);
            if (context.Request.RouteValues["cluster"] is string asked)
                context.User.MustSee(asked);
        }
        await next(context);
    }
}
