using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace WacMirror.Gateway.Api.Errors;

/// <summary>Tells the API's description how an endpoint refuses.</summary>
internal static class ApiRefusals
{
    /// <summary>It may answer with problem details of these statuses.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ApiError>(status, "application/problem+json");
        return endpoint;
    }
}
