using System.Collections.Immutable;
using System.Reflection;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Gateway.Checks;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Host.Probe;

/// <summary>Runs every check on one node, one after the other. Reads only; a check that fails says so and costs no
/// other.</summary>
internal sealed class ProbeRun(NodeEndpoint endpoint, TimeSpan pause, TimeProvider time)
{
    /// <summary>For one question. Shorter fails the long readings of a large node, which are what the probe is for;
    /// longer leaves an operator before a silent window.</summary>
    private static readonly TimeSpan OperationDeadline = TimeSpan.FromSeconds(60);

    /// <param name="isAnonymous">Whether names and ids are replaced.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="NodeException">The node is not reached, or does not take the account.</exception>
    public async Task<ProbeReport> RunAsync(bool isAnonymous, CancellationToken cancellationToken)
    {
        using var sessions = CimSessionPool.ByTransport(
            [endpoint], time, SessionLimits.Default with { OperationDeadline = OperationDeadline });
        var identity = await sessions.For(endpoint.Node).IdentifyAsync(cancellationToken);
        var target = new ProbeTarget(endpoint, sessions, pause, time);
        var account = Identities.Of(endpoint.Credential);
        target.Names.Add([endpoint.Node, endpoint.Address.DnsSafeHost, account]);
        var findings = ImmutableArray.CreateBuilder<ProbeFinding>();
        foreach (var check in ProbeChecks.All)
        {
            var answer = await AnswerAsync(check, target, cancellationToken);
            findings.Add(new ProbeFinding(check.Id, check.Assumption, answer, target.TakeAsked()));
        }
        var report = new ProbeReport(
            endpoint.Node,
            endpoint.Address.ToString(),
            account,
            $"{identity.ProductVendor}, {identity.ProductVersion}",
            time.GetUtcNow(),
            typeof(ProbeRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+')[0],
            findings.ToImmutable());
        return isAnonymous ? target.Names.Hide(report) : report;
    }

    /// <summary>The check's answer; that it has none is an answer too, and so is a value that nobody expected.</summary>
    internal static async Task<ProbeAnswer> AnswerAsync(
        ProbeCheck check, ProbeTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return await check.RunAsync(target, cancellationToken);
        }
        catch (NodeException error)
        {
            return new ProbeAnswer(ProbeVerdict.NotDecidable, $"not answered: {error.Fault}: {error.Detail}");
        }
        catch (CimFormatException error)
        {
            return new ProbeAnswer(ProbeVerdict.NotDecidable, $"answered otherwise than anybody expected: {error.Message}");
        }
    }
}
