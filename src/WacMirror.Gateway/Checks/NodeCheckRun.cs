using System.Collections.Immutable;
using System.Net.Security;
using System.Net.Sockets;
using WacMirror.Core.Reconciling;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Cluster;
using WacMirror.HyperV.Counters;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Checks;

/// <summary>Tries on one node what the engine will need, step by step. Reads only.</summary>
internal sealed class NodeCheckRun(
    NodeEndpoint endpoint, ClusterKind kind, CimSessionPool sessions, TimeProvider time)
{
    private static readonly ImmutableArray<string> BehindSignIn = ["virtualization", "roles", "cluster", "counters"];

    private string Node => endpoint.Node;

    /// <summary>The nodes of the failover cluster, once the step before has asked for them.</summary>
    public ImmutableArray<string> ClusterNodes { get; private set; } = [];

    public async Task<NodeCheck> RunAsync(CancellationToken cancellationToken)
    {
        var steps = new List<CheckStep>();
        steps.AddRange(await ConnectAsync(cancellationToken));
        if (steps.TrueForAll(step => step.Outcome != StepOutcome.Fails))
            steps.Add(await TryAsync("authenticate", IdentifyAsync, cancellationToken));
        else
            steps.Add(CheckStep.Skipped("authenticate", "not tried; no credential was sent"));
        if (steps[^1].Outcome == StepOutcome.Works)
            steps.AddRange(await Task.WhenAll(
                TryAsync("virtualization", ReadMachinesAsync, cancellationToken),
                TryAsync("roles", FindRoleMethodsAsync, cancellationToken),
                kind == ClusterKind.FailoverCluster
                    ? TryAsync("cluster", ReadClusterAsync, cancellationToken)
                    : Task.FromResult(CheckStep.Skipped("cluster", "a list of servers has none")),
                TryAsync("counters", ReadCountersAsync, cancellationToken)));
        else
            steps.AddRange(BehindSignIn.Select(id => CheckStep.Skipped(id, "not tried; signing in comes first")));
        return new NodeCheck(Node, endpoint.Address.ToString(), Identities.Of(endpoint.Credential), [.. steps]);
    }

    /// <summary>A bare connection, and what certificate stands behind it.</summary>
    private async Task<ImmutableArray<CheckStep>> ConnectAsync(CancellationToken cancellationToken)
    {
        var (host, port) = (endpoint.Address.DnsSafeHost, endpoint.Address.Port);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellationToken);
            var reached = CheckStep.Works("reach", $"{client.Client.RemoteEndPoint} takes connections");
            if (endpoint.Address.Scheme != Uri.UriSchemeHttps)
                return [reached, CheckStep.Skipped("certificate", "over HTTP none is shown")];
            return [reached, Judge(await CertificateLook.TakeAsync(client.GetStream(), host, cancellationToken))];
        }
        catch (SocketException error)
        {
            var isName = error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain;
            return
            [
                CheckStep.Fails(
                    "reach",
                    isName ? $"the name {host} is not known" : $"no connection to {host}, port {port}: {error.SocketErrorCode}",
                    isName ? "Give the node an address, or make its name known to this machine's DNS."
                        : CheckAdvice.For("reach", NodeFault.Unreachable)),
                CheckStep.Skipped("certificate", "not tried"),
            ];
        }
        catch (OperationCanceledException)
        {
            return
            [
                CheckStep.Fails(
                    "reach", $"{host}, port {port} did not answer in time", CheckAdvice.For("reach", NodeFault.Unreachable)),
                CheckStep.Skipped("certificate", "not tried"),
            ];
        }
    }

    private CheckStep Judge(CertificateLook? seen)
    {
        if (seen is null)
            return CheckStep.Fails(
                "certificate", "no TLS at this address", "Use protocol http, or set up an HTTPS listener: winrm quickconfig -transport:https.");
        var pin = "After comparing the thumbprint at the node, trust exactly this certificate with "
            + $"trust.by pinned and trust.sha256 {seen.Sha256}.";
        return endpoint.Trust switch
        {
            NodeTrust.Pinned pinned when !pinned.Sha256.Equals(seen.Sha256, StringComparison.OrdinalIgnoreCase) =>
                CheckStep.Fails("certificate", $"another certificate than the pinned one: {seen}", pin),
            NodeTrust.SystemStore when seen.Errors != SslPolicyErrors.None =>
                CheckStep.Fails("certificate", $"not trusted ({seen.Errors}): {seen}", pin),
            _ => CheckStep.Works("certificate", seen.ToString()),
        };
    }

    private async Task<CheckStep> IdentifyAsync(CancellationToken cancellationToken)
    {
        var identity = await sessions.For(Node).IdentifyAsync(cancellationToken);
        return CheckStep.Works("authenticate", $"{identity.ProductVendor}, {identity.ProductVersion}");
    }

    private async Task<CheckStep> ReadMachinesAsync(CancellationToken cancellationToken)
    {
        var rows = await ComputerSystemRow.Table.ReadAsync(sessions.For(Node), Node, cancellationToken);
        // The node itself is one of them, so nothing at all means that the account may not look.
        return rows.Length == 0
            ? CheckStep.Fails(
                "virtualization", "the namespace answers and shows nothing", CheckAdvice.For("virtualization", NodeFault.AccessDenied))
            : CheckStep.Works("virtualization", $"{rows.Length - 1} machines");
    }

    private async Task<CheckStep> FindRoleMethodsAsync(CancellationToken cancellationToken)
    {
        foreach (var owner in (CimTable<SettingsOwnerRow>[])[SettingsOwnerRow.Machines, SettingsOwnerRow.Switches])
            if ((await owner.ReadAsync(sessions.For(Node), Node, cancellationToken)).Length == 0)
                return CheckStep.Fails(
                    "roles", $"{owner.ClassName} is not shown", CheckAdvice.For("roles", NodeFault.AccessDenied));
        return CheckStep.Works("roles", "both services that take roles are there; none was called");
    }

    private async Task<CheckStep> ReadClusterAsync(CancellationToken cancellationToken)
    {
        var view = await new ClusterReader(sessions, time).ReadAsync(Node, cancellationToken);
        ClusterNodes = [.. view.Nodes.Select(node => node.Name)];
        return CheckStep.Works("cluster", $"{view.Name}: {string.Join(", ", ClusterNodes)}");
    }

    private async Task<CheckStep> ReadCountersAsync(CancellationToken cancellationToken)
    {
        var sample = await new CounterReader(sessions).ReadAsync(Node, ImmutableDictionary<Guid, Guid>.Empty, cancellationToken);
        return CheckStep.Works("counters", $"{sample.ByNic.Count} adapters");
    }

    private static async Task<CheckStep> TryAsync(
        string id, Func<CancellationToken, Task<CheckStep>> step, CancellationToken cancellationToken)
    {
        try
        {
            return await step(cancellationToken);
        }
        catch (NodeException error)
        {
            return CheckStep.Fails(id, error.Detail, CheckAdvice.For(id, error.Fault));
        }
        catch (NotSupportedException error)
        {
            return CheckStep.Fails(id, error.Message, "Choose another transport or scheme.");
        }
        catch (OperationCanceledException)
        {
            return CheckStep.Fails(id, "no answer in time", CheckAdvice.For(id, NodeFault.TimedOut));
        }
    }
}
