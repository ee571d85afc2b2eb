using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Polls a job until it has ended.</summary>
internal sealed class JobWait(ICimSession session, string node, TimeProvider time)
{
    /// <summary>Shorter, and a busy node (a job waits for the machine's other operations) is reported as failed before
    /// it is done. Longer, and a stuck job keeps the operator waiting for an answer that will not come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Setting a role takes a fraction of a second. A shorter first pause asks before anything can have
    /// happened; a longer one is felt by whoever clicked.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>A shorter limit asks a stuck job needlessly often; a longer one notices the end that much later.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Polls in a row that may fail: a lost connection is not the job's failure. Fewer, and a hiccup of the
    /// network is called one; more, and a dead node is waited for longer than it helps.</summary>
    private const int FailuresInARow = 5;

    /// <summary>Returns when the job has succeeded or is gone: jobs are removed some time after their end, and then
    /// only the setting itself says what became of them.</summary>
    public async Task CompleteAsync(CimPath job, string method)
    {
        var started = time.GetTimestamp();
        var pause = FirstPause;
        var failures = 0;
        while (time.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(pause, time);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            try
            {
                var state = ConcreteJobRow.Read(await session.GetAsync(job, CancellationToken.None));
                failures = 0;
                if (!state.HasEnded)
                    continue;
                if (!state.HasSucceeded)
                    throw Failed(method, state);
                return;
            }
            catch (NodeException error) when (error.Fault is NodeFault.NotFound)
            {
                return;
            }
            catch (NodeException error) when (
                error.Fault is NodeFault.Unreachable or NodeFault.TimedOut or NodeFault.QuotaLimit or NodeFault.Busy
                && ++failures < FailuresInARow)
            {
                continue;
            }
            catch (CimFormatException error)
            {
                throw new NodeException(NodeFault.ProtocolViolation, node, $"Job of {method}", error.Message, error);
            }
        }
        throw new NodeException(
            NodeFault.TimedOut, node, $"Job of {method}",
            $"still running after {Patience.TotalSeconds:0} seconds; see the machine's other operations in Hyper-V Manager");
    }

    private NodeException Failed(string method, ConcreteJobRow job) => new(
        NodeFault.OperationFailed, node, $"Job of {method}",
        $"{ReturnCodes.Describe(job.ErrorCode)}; state {job.State}; the node says: {job.ErrorDescription ?? "nothing"}");
}
