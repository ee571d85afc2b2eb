using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>Lets the plug-in in Windows Admin Center's gateway call on behalf of others, beside the local operator.</summary>
public static class GatewayCalls
{
    /// <summary>The scheme in the header <c>Authorization</c>, and in the refusal.</summary>
    public const string Challenge = "WacMirror-Gateway";

    internal const string HeaderPrefix = Challenge + " ";

    private const string EitherScheme = "LocalTokenOrGateway";

    /// <summary>Adds the scheme; to be called after the local token's.</summary>
    public static IServiceCollection AddGatewayCalls(this IServiceCollection services, GatewayTokens tokens)
    {
        services.AddSingleton(tokens);
        services.AddAuthentication(EitherScheme)
            .AddScheme<AuthenticationSchemeOptions, GatewayTokenAuthentication>(GatewayTokenAuthentication.SchemeName, null)
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith(HeaderPrefix, StringComparison.Ordinal)
                    ? GatewayTokenAuthentication.SchemeName
                    : LocalTokenAuthentication.SchemeName);
        return services;
    }

    /// <summary>What the header holds for a token.</summary>
    public static string Header(string token) => HeaderPrefix + token;
}
