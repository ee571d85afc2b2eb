using Microsoft.AspNetCore.Mvc;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Security;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Lab;

/// <summary>What a person does to the embedded cluster; none of it exists without one.</summary>
internal static class LabEndpoints
{
    public static void MapLab(this IEndpointRouteBuilder routes)
    {
        var lab = routes.MapGroup("/lab")
            .WithTags("Lab")
            .AddEndpointFilter<LabErrors>()
            .ProducesProblem(400)
            .ProducesProblem(404);
        lab.MapGet("/topology", ([FromServices] LabCluster cluster) => cluster.View())
            .RequireAuthorization(Permissions.ReadInventory)
            .WithName("LabTopology")
            .WithSummary("Shows the embedded cluster as it is, past the API under test.");
        lab.MapPost("/ping", PingAsync)
            .RequireAuthorization(Permissions.ControlLab)
            .WithName("LabPing")
            .WithSummary("Sends ICMP echo requests from a machine or a node to a machine, a node or an address.");
        lab.MapPost("/vms/{vm}/move", MoveAsync)
            .RequireAuthorization(Permissions.ControlLab)
            .WithName("LabMove")
            .WithSummary("Moves a machine to another node, as a live migration does.");
        MapVm(lab, "start", "Starts a machine.", (cluster, vm, token) => cluster.StartVmAsync(vm, token));
        MapVm(lab, "stop", "Stops a machine.", (cluster, vm, token) => cluster.StopVmAsync(vm, token));
        MapVm(lab, "restart", "Stops a machine and starts it again.", (cluster, vm, token) => cluster.RestartVmAsync(vm, token));
        MapNode(lab, "drain", "Moves a node's machines away and pauses it.", (cluster, node, token) => cluster.DrainAsync(node, token));
        MapNode(lab, "crash", "Makes a node fall silent, as a power failure does.", (cluster, node, token) => cluster.CrashAsync(node, token));
        MapNode(lab, "start", "Brings a node back.", (cluster, node, token) => cluster.StartNodeAsync(node, token));
        lab.MapGet("/adapters/{id}/capture", CaptureEndpoint.CaptureAsync)
            .RequireAuthorization(Permissions.ReadCaptures)
            .WithName("LabCapture")
            .WithSummary("Streams what an adapter sends and receives as pcapng, for 'seconds' (1 to 3600, default 10).");
    }

    private static Task<PingReport> PingAsync(PingRequest request, [FromServices] LabCluster lab, CancellationToken cancellationToken)
    {
        var (from, to, count) = request.Checked();
        return lab.PingAsync(from, to, count, cancellationToken);
    }

    private static async Task<LabTopologyView> MoveAsync(
        string vm, MoveRequest request, [FromServices] LabCluster lab, CancellationToken cancellationToken)
    {
        var node = request.Node
            ?? throw new ApiException(ApiError.Invalid("node", null, "'node' is missing.", [.. lab.Nodes.Select(known => known.Name)]));
        await lab.MoveAsync(vm, node, cancellationToken);
        return lab.View();
    }

    private static void MapVm(
        RouteGroupBuilder lab, string verb, string summary, Func<LabCluster, string, CancellationToken, Task> change) =>
        lab.MapPost($"/vms/{{vm}}/{verb}", async (
                string vm, [FromServices] LabCluster cluster, CancellationToken cancellationToken) =>
            {
                await change(cluster, vm, cancellationToken);
                return cluster.View();
            })
            .RequireAuthorization(Permissions.ControlLab)
            .WithName($"LabVm-{verb}")
            .WithSummary(summary);

    private static void MapNode(
        RouteGroupBuilder lab, string verb, string summary, Func<LabCluster, string, CancellationToken, Task> change) =>
        lab.MapPost($"/nodes/{{node}}/{verb}", async (
                string node, [FromServices] LabCluster cluster, CancellationToken cancellationToken) =>
            {
                await change(cluster, node, cancellationToken);
                return cluster.View();
            })
            .RequireAuthorization(Permissions.ControlLab)
            .WithName($"LabNode-{verb}")
            .WithSummary(summary);

    private sealed record MoveRequest(string? Node);
}
