using System.Net;
using Microsoft.AspNetCore.Http;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Forwarded;
using Yarp.ReverseProxy.Forwarder;

namespace WacMirror.GatewayPlugin.Pipeline.Forwarding;

/// <summary>Makes a gateway's request one of the host's: its address and its own proof of the caller instead of the
/// browser's.</summary>
internal sealed class HostTransformer(GatewayTokens tokens) : HttpTransformer
{
    /// <summary>What is between the browser and the gateway: identities, tokens, and where the page came from, which was
    /// judged here.</summary>
    private static readonly string[] Kept =
    [
        "Authorization", "Cookie", "Origin", "Referer", "x-xsrf-token", "x-ms-sme-authorization", "authorization-aad",
        "Sec-Fetch-Site",
    ];

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        foreach (var name in Kept)
            proxyRequest.Headers.Remove(name);
        proxyRequest.Headers.Host = null;
        var address = RequestUtilities.MakeDestinationAddress(
            destinationPrefix, httpContext.Request.Path, httpContext.Request.QueryString);
        proxyRequest.RequestUri = address;
        var caller = httpContext.User;
        var token = tokens.Issue(new ForwardedCall(
            caller.Identity!.Name!,
            [.. caller.FindAll(Permissions.ClaimType).Select(claim => claim.Value)],
            httpContext.Features.Get<RoutedCall>()!.Node,
            proxyRequest.Method.Method,
            address.PathAndQuery));
        proxyRequest.Headers.TryAddWithoutValidation("Authorization", GatewayCalls.Header(token));
    }

    /// <summary>A refused token is a matter between plug-in and host: passed on, it would have the shell ask the person for
    /// a node's credentials.</summary>
    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is { StatusCode: HttpStatusCode.Unauthorized }
            && proxyResponse.Headers.WwwAuthenticate.FirstOrDefault(challenge => challenge.Scheme == GatewayCalls.Challenge)
                is { } refused)
        {
            await ApiError.HostRefusedToken(refused.Parameter ?? string.Empty).WriteAsync(httpContext);
            return false;
        }
        return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }
}
