using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace WacMirror.Gateway.Security;

/// <summary>Makes whoever the surrounding application signed in the one who calls.</summary>
public static class Callers
{
    /// <summary>Adds the scheme and its rules.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services, CallerRights rights)
    {
        services.AddSingleton(rights);
        services.AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        return services;
    }
}
