using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Nodes;

/// <summary>Writes mirror roles into the security settings of one node's ports.</summary>
public sealed class RoleWriter(CimSessionPool sessions, TimeProvider time) : IRoleWriter
{
    /// <summary>
    /// Adapters worked on at once. Fewer, and a job that takes seconds holds up a batch of a hundred. More, and jobs
    /// queue up inside Hyper-V's own provider, which other people's tools wait for as well.
    /// </summary>
    private const int AdaptersAtOnce = 4;

    public async Task<IReadOnlyList<RoleOutcome>> WriteAsync(
        string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var session = sessions.For(node);
        // A node that is not there, or does not take our account, is found out once and not for each adapter.
        await session.IdentifyAsync(cancellationToken);
        var write = new RoleWrite(session, node, time);
        var outcomes = new RoleOutcome[changes.Count];
        await Parallel.ForAsync(
            0,
            changes.Count,
            // Without the token: a loop that is cancelled at its end would lose the outcomes of writes that are done.
            new ParallelOptions { MaxDegreeOfParallelism = AdaptersAtOnce },
            async (at, _) => outcomes[at] = await write.RunAsync(changes[at], cancellationToken));
        return outcomes;
    }
}
