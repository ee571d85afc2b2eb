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
        lab.MapGet("/topology", (LabCluster cluster) => cluster.View())
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
        lab.MapPost("/vms/{vm}/{action:regex(^(start|stop|restart)$)}", ChangeVmAsync)
            .RequireAuthorization(Permissions.ControlLab)
            .WithName("LabChangeVm")
            .WithSummary("Starts, stops or restarts a machine.");
        lab.MapPost("/nodes/{node}/{action:regex(^(drain|crash|start)$)}", ChangeNodeAsync)
            .RequireAuthorization(Permissions.ControlLab)
            .WithName("LabChangeNode")
            .WithSummary("Drains, crashes or starts a node.");
        lab.MapGet("/adapters/{id}/capture", CaptureEndpoint.CaptureAsync)
            .RequireAuthorization(Permissions.ReadCaptures)
            .WithName("LabCapture")
            .WithSummary("Streams what an adapter sends and receives as pcapng, for 'seconds' (1 to 3600, default 10).");
    }

    private static Task<PingReport> PingAsync(PingRequest request, LabCluster lab, CancellationToken cancellationToken)
    {
        var (from, to, count) = request.Checked();
        return lab.PingAsync(from, to, count, cancellationToken);
    }

    private static async Task<LabTopologyView> MoveAsync(
        string vm, MoveRequest request, LabCluster lab, CancellationToken cancellationToken)
    {
        var node = request.Node
            ?? throw new ApiException(ApiError.Invalid("node", null, "'node' is missing.", [.. lab.Nodes.Select(known => known.Name)]));
        await lab.MoveAsync(vm, node, cancellationToken);
        return lab.View();
    }

    private static async Task<LabTopologyView> ChangeVmAsync(
        string vm, string action, LabCluster lab, CancellationToken cancellationToken)
    {
        await (action switch
        {
            "start" => lab.StartVmAsync(vm, cancellationToken),
            "stop" => lab.StopVmAsync(vm, cancellationToken),
            _ => lab.RestartVmAsync(vm, cancellationToken),
        });
        return lab.View();
    }

    private static async Task<LabTopologyView> ChangeNodeAsync(
        string node, string action, LabCluster lab, CancellationToken cancellationToken)
    {
        await (action switch
        {
            "drain" => lab.DrainAsync(node, cancellationToken),
            "crash" => lab.CrashAsync(node, cancellationToken),
            _ => lab.StartNodeAsync(node, cancellationToken),
        });
        return lab.View();
    }

    private sealed record MoveRequest(string? Node);
}
