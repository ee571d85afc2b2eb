using System.Collections.Immutable;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Session;

/// <summary>Who is calling, and what they may do here.</summary>
/// <param name="User">The caller.</param>
/// <param name="Permissions">What they may do.</param>
/// <param name="Lab">Whether one of the clusters is the embedded one.</param>
/// <param name="Version">WacMirror's version.</param>
public sealed record SessionView(string User, ImmutableArray<string> Permissions, bool Lab, string Version);

internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/session", Read)
            .RequireAuthorization(Permissions.ReadInventory)
            .WithName("ReadSession")
            .WithTags("Session")
            .WithSummary("Answers who is calling and what they may do.")
            .Produces<SessionView>();

    private static SessionView Read(ClaimsPrincipal user, ClusterRoster roster) => new(
        user.Identity?.Name ?? string.Empty,
        [.. user.FindAll(Permissions.ClaimType).Select(claim => claim.Value)],
        roster.All.Any(engine => engine.Definition.IsLab),
        typeof(SessionView).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0]);
}
