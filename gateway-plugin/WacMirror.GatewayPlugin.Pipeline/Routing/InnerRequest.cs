using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Routed;

namespace WacMirror.GatewayPlugin.Pipeline.Routing;

/// <summary>Runs the gateway's request through an inner pipeline as if it had come there first, and gives it back as it
/// was.</summary>
internal static class InnerRequest
{
    public static async Task RunAsync(HttpContext context, IServiceProvider parts, RequestDelegate pipeline)
    {
        var request = context.Request;
        var outer = (request.PathBase, request.Path, request.RouteValues, context.User, context.RequestServices);
        var endpoint = context.GetEndpoint();
        await using var scope = parts.CreateAsyncScope();
        try
        {
            context.RequestServices = scope.ServiceProvider;
            context.SetEndpoint(null);
            request.RouteValues = new RouteValueDictionary();
            if (!RoutedPath.TryParse(request.Path, out var routed))
            {
                context.Features.Set(new RoutedCall(string.Empty));
                await ApiError.UnknownPath(request.Path.ToString()).WriteAsync(context);
                return;
            }
            context.Features.Set(new RoutedCall(routed.Node));
            (request.PathBase, request.Path) = (request.PathBase.Add(routed.Base), routed.Path);
            await pipeline(context);
        }
        finally
        {
            (request.PathBase, request.Path, request.RouteValues, context.User, context.RequestServices) = outer;
            context.SetEndpoint(endpoint);
            context.Features.Set<RoutedCall>(null);
        }
    }
}
