using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Checks;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Gateway.Api.Clusters;

/// <summary>Adds, shows, tests and removes configured clusters.</summary>
internal static class ClusterConfigEndpoints
{
    public static void MapClusterConfiguration(this IEndpointRouteBuilder routes)
    {
        var clusters = routes.MapGroup("/api/clusters").WithTags("Clusters").RequireAuthorization(Permissions.ManageClusters);
        clusters.MapGet("/configuration", (ConfiguredClusters configured) => WithFile(configured.Read))
            .WithName("ReadClusterConfiguration")
            .WithSummary("Shows the configured clusters, and entries that cannot be used with the reason.")
            .Produces<ConfiguredState>();
        clusters.MapPost("", AddAsync)
            .WithName("AddCluster")
            .WithSummary("Keeps a cluster and begins to look after it.")
            .WithDescription("Only name and nodes are needed; the id is made of the name. Secrets are referred to, never sent.")
            .Accepts<ClusterConfig>("application/json")
            .Produces<ClusterConfig>(201)
            .Refuses(400);
        clusters.MapPost("/test", TestDefinitionAsync)
            .WithName("TestClusterDefinition")
            .WithSummary("Says per node what works with a definition that is not kept. Changes nothing anywhere.")
            .Accepts<ClusterConfig>("application/json")
            .Produces<ClusterCheckReport>()
            .Refuses(400);
        clusters.MapPost("/{id}/test", TestAsync)
            .WithName("TestCluster")
            .WithSummary("Says per node what works with a configured cluster. Changes nothing anywhere.")
            .Produces<ClusterCheckReport>()
            .Refuses(400, 404);
        clusters.MapDelete("/{id}", RemoveAsync)
            .WithName("RemoveCluster")
            .WithSummary("Stops to look after a cluster and forgets it. Roles on its nodes stay as they are.")
            .Produces(204)
            .Refuses(404, 409);
    }

    private static async Task<IResult> AddAsync(
        HttpRequest request, ConfiguredClusters configured, CancellationToken cancellationToken)
    {
        var config = await ClusterConfigBody.ReadAsync(request, cancellationToken);
        // What is wrong with the file is not the definition's mistake.
        WithFile(configured.Read);
        await WithFile(() => configured.AddAsync(config, cancellationToken));
        return Results.Created("/api/clusters/configuration", config);
    }

    private static async Task<ClusterCheckReport> TestDefinitionAsync(
        HttpRequest request, ClusterCheck check, CancellationToken cancellationToken) =>
        await check.RunAsync(await ClusterConfigBody.ReadAsync(request, cancellationToken), cancellationToken);

    private static Task<ClusterCheckReport> TestAsync(
        string id, ConfiguredClusters configured, ClusterRoster roster, ClusterCheck check, CancellationToken cancellationToken)
    {
        var state = WithFile(configured.Read);
        if (state.Clusters.FirstOrDefault(config => Same(config.Id, id)) is { } config)
            return check.RunAsync(config, cancellationToken);
        if (state.Broken.FirstOrDefault(broken => Same(broken.Id, id)) is { } broken)
            throw new ConfigException(broken.Errors);
        throw Unknown(id, state, roster);
    }

    private static async Task<IResult> RemoveAsync(
        string id, ConfiguredClusters configured, ClusterRoster roster, CancellationToken cancellationToken)
    {
        var state = WithFile(configured.Read);
        if (!await WithFile(() => configured.RemoveAsync(id, cancellationToken)))
            throw Unknown(id, state, roster);
        return Results.NoContent();
    }

    /// <summary>The embedded cluster is there, but not of the configuration.</summary>
    private static ApiException Unknown(string id, ConfiguredState state, ClusterRoster roster) => new(
        roster.TryFind(id, out _)
            ? ApiError.NotConfigured(id)
            : ApiError.UnknownCluster(id, state.Clusters.Select(config => config.Id)));

    private static T WithFile<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception error) when (error is ConfigException or IOException or UnauthorizedAccessException)
        {
            throw Unusable(error);
        }
    }

    private static async Task<T> WithFile<T>(Func<Task<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(error);
        }
    }

    private static ApiException Unusable(Exception error) => new(ApiError.Of(
        500, "configuration-file", "The configuration's file cannot be used", error.Message));

    private static bool Same(string? left, string right) => right.Equals(left, StringComparison.OrdinalIgnoreCase);
}
