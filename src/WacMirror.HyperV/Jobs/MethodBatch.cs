using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Calls methods that end by themselves or start jobs, several at once, and waits for all. A call is sent once,
/// whatever becomes of its answer.</summary>
/// <param name="session">The node.</param>
/// <param name="node">Its name.</param>
/// <param name="time">The clock.</param>
/// <param name="pace">How long such jobs take, as far as known.</param>
internal sealed class MethodBatch(ICimSession session, string node, TimeProvider time, JobPace pace)
{
    /// <summary>
    /// Calls on their way at once. Fewer, and adapters that need a call each wait for one round trip after the other.
    /// More gains nothing: the session lets no more through (<see cref="SessionLimits.ConcurrentOperations"/>), and
    /// its other users would wait behind ours.
    /// </summary>
    private const int CallsAtOnce = 6;

    private readonly JobErrors errors = new(session, node);

    /// <summary>
    /// Returns one end for each call, in the same order. Sent is not cancellable: once sent, a method may run, and
    /// leaving without looking would leave a change that nobody knows of. The session's deadline and the wait for jobs
    /// bound it. The token keeps calls that were not sent yet from being sent.
    /// </summary>
    /// <param name="calls">The calls.</param>
    /// <param name="look">Looks at their work whenever the jobs are looked at; throws nothing.</param>
    /// <param name="cancellationToken">Keeps what was not sent from being sent.</param>
    public async Task<MethodEnd[]> RunAsync(
        IReadOnlyList<MethodCall> calls, Func<Task>? look, CancellationToken cancellationToken)
    {
        var ends = new MethodEnd[calls.Count];
        var jobs = new RunningJob?[calls.Count];
        var lost = new bool[calls.Count];
        var watch = new JobWatch(session, node, time, pace, look);
        using var room = new SemaphoreSlim(JobWatch.Room);
        var sending = Parallel.ForAsync(
            0,
            calls.Count,
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
            async (at, _) =>
            {
                await room.WaitAsync(CancellationToken.None);
                (ends[at], jobs[at]) = await SendAsync(calls[at], cancellationToken);
                lost[at] = jobs[at] is null && ends[at].MayStillWork;
                if (jobs[at] is not { } job)
                {
                    room.Release();
                    return;
                }
                job.Freed = () => room.Release();
                watch.Add(job);
            });
        await watch.RunAsync(sending);
        await sending;
        for (var at = 0; at < jobs.Length; at++)
            if (jobs[at] is { } job)
                ends[at] = await job.Ended;
        await ExplainAsync(ends, jobs);
        // A call whose answer was lost may have begun a job that nobody can name.
        if (lost.Contains(true) && await new UnnamedJobs(session, node, time).HaveEndedAsync())
            for (var at = 0; at < ends.Length; at++)
                if (lost[at])
                    ends[at] = ends[at] with { MayStillWork = false };
        return ends;
    }

    /// <summary>Looks once more at the jobs of these calls, whose good end nobody saw and whose work does not
    /// show.</summary>
    public Task ConfirmAsync(IEnumerable<int> doubtful, IReadOnlyList<MethodCall> calls, MethodEnd[] ends) =>
        Parallel.ForEachAsync(
            doubtful,
            new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
            async (at, _) => ends[at] = await ConfirmAsync(ends[at].Unseen!, calls[at].Method));

    private async Task<MethodEnd> ConfirmAsync(CimPath job, string method)
    {
        try
        {
            var state = ConcreteJobRow.Read(await session.GetAsync(job, CancellationToken.None));
            if (state.HasSucceeded)
                return MethodEnd.Done;
            var running = new RunningJob(job, method, time.GetTimestamp());
            if (state.HasEnded)
                return MethodEnd.Refused(await errors.AskAsync(running, state));
            var watch = new JobWatch(session, node, time, pace);
            watch.Add(running);
            await watch.RunAsync(Task.CompletedTask);
            return await running.Ended;
        }
        catch (NodeException error) when (error.Fault is NodeFault.NotFound)
        {
            return MethodEnd.Done;
        }
        catch (NodeException error)
        {
            return MethodEnd.Open(error);
        }
        catch (CimFormatException error)
        {
            return MethodEnd.Open(new NodeException(
                NodeFault.ProtocolViolation, node, $"Job of {method}", error.Message, error));
        }
    }

    private async Task<(MethodEnd End, RunningJob? Job)> SendAsync(MethodCall call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return (MethodEnd.NotSent(NotSent(call)), null);
        try
        {
            var result = await session.InvokeAsync(call.Target, call.Method, call.Parameters, CancellationToken.None);
            if (result.ReturnValue == ReturnCodes.Done)
                return (MethodEnd.Done, null);
            if (result.ReturnValue != ReturnCodes.JobStarted)
                return (MethodEnd.Refused(Refusal(call, result.ReturnValue)), null);
            return result.Output["Job"] is CimValue.Reference { Path: var job } && job.Key("InstanceID") is not null
                ? (MethodEnd.Done, new RunningJob(job, call.Method, time.GetTimestamp()))
                : (MethodEnd.Open(Nameless(call)), null);
        }
        catch (NodeException error)
        {
            return (WasAnswered(error) ? MethodEnd.Refused(error) : MethodEnd.Open(error), null);
        }
    }

    /// <summary>Asks what is behind each failed job.</summary>
    private Task ExplainAsync(MethodEnd[] ends, RunningJob?[] jobs) => Parallel.ForEachAsync(
        Enumerable.Range(0, jobs.Length).Where(at => jobs[at]?.Failure is not null),
        new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce },
        async (at, _) => ends[at] = MethodEnd.Refused(await errors.AskAsync(jobs[at]!, jobs[at]!.Failure!)));

    /// <summary>Whether the fault is the node's own answer, so that the method did not do its work.</summary>
    private static bool WasAnswered(NodeException error) => error.Fault is not (
        NodeFault.Unreachable or NodeFault.TimedOut or NodeFault.ProtocolViolation);

    private NodeException Refusal(MethodCall call, uint code) =>
        new(ReturnCodes.FaultOf(code), node, $"Invoke {call.Method}", ReturnCodes.Describe(code));

    private NodeException Nameless(MethodCall call) => new(
        NodeFault.ProtocolViolation, node, $"Invoke {call.Method}",
        "a job was started, but the answer does not name it");

    private NodeException NotSent(MethodCall call) => new(
        NodeFault.TimedOut, node, $"Invoke {call.Method}",
        "not sent: the time for the whole change was over before its turn came");
}
