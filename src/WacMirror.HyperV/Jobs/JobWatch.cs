using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Polls the jobs of one batch together until each has ended, however many there are. Jobs may join while
/// others are waited for.</summary>
/// <param name="session">The node.</param>
/// <param name="node">Its name.</param>
/// <param name="time">The clock.</param>
/// <param name="pace">When to look first.</param>
/// <param name="look">Looks at the jobs' work at the same time as at the jobs; throws nothing. Null to leave that to
/// whoever waits.</param>
internal sealed class JobWatch(
    ICimSession session, string node, TimeProvider time, JobPace pace, Func<Task>? look = null)
{
    /// <summary>Jobs that may be unfinished at once. Fewer, and adapters without a setting, each of which needs a call
    /// and a job of its own, wait for each other's jobs rather than for the network. More, and they queue up inside
    /// Hyper-V's own provider, which other people's tools wait for as well; two calls that change two hundred settings
    /// each are more work for it.</summary>
    public const int Room = 256;

    /// <summary>While calls are still being sent, nobody needs a job's end before this many wait for it: polls then
    /// would only take turns from the calls. At half, so that sending need not stop for the poll.</summary>
    private const int Crowd = Room / 2;

    /// <summary>Shorter, and a busy node (a job waits for the machine's other operations) is reported as failed before
    /// it is done. Longer, and a stuck job keeps the operator waiting for an answer that will not come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>After the first look. Shorter asks again before much can have happened; longer is felt.</summary>
    private static readonly TimeSpan SecondPause = TimeSpan.FromMilliseconds(100);

    /// <summary>A shorter limit asks a stuck job needlessly often; a longer one notices the end that much later.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Between polls while more is being sent. Shorter, and the polls take turns from the calls; longer, and all
    /// room is taken before the next poll frees any, since a node is sent about a thousand calls a second.</summary>
    private static readonly TimeSpan CrowdPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Polls in a row that may fail: a lost connection is not the job's failure. Fewer, and a hiccup of the
    /// network is called one; more, and a dead node is waited for longer than it helps.</summary>
    private const int FailuresInARow = 5;

    private readonly JobQuery query = new(session, node);
    private readonly JobErrors errors = new(session, node);
    private readonly object gate = new();
    private readonly List<RunningJob> running = [];
    private TaskCompletionSource crowded = NewSignal();
    private int failures;

    public void Add(RunningJob job)
    {
        lock (gate)
        {
            running.Add(job);
            if (running.Count >= Crowd)
                crowded.TrySetResult();
        }
    }

    /// <summary>Returns when the sending is over and every job that it started has ended.</summary>
    public async Task RunAsync(Task sending)
    {
        var pause = pace.First;
        var isFirst = true;
        while (true)
        {
            // Asked before the look, which then misses no job of a sending that is over.
            var isSent = sending.IsCompleted;
            var (count, crowd) = Look();
            if (count < Crowd && !isSent)
            {
                await Task.WhenAny(sending, crowd);
                (pause, isFirst) = (pace.First, true);
                continue;
            }
            if (count == 0)
                return;
            await Task.Delay(pause, time);
            pause = isFirst ? SecondPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            isFirst = false;
            if (await PollAsync() && !sending.IsCompleted)
                pause = CrowdPause;
        }
    }

    private (int Count, Task Crowd) Look()
    {
        lock (gate)
        {
            if (running.Count < Crowd && crowded.Task.IsCompleted)
                crowded = NewSignal();
            return (running.Count, crowded.Task);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether any job has ended.</summary>
    private async Task<bool> PollAsync()
    {
        RunningJob[] asked;
        lock (gate)
            asked = [.. running];
        var sent = time.GetTimestamp();
        var looking = look?.Invoke() ?? Task.CompletedTask;
        try
        {
            var states = await query.ReadAsync(asked);
            failures = 0;
            foreach (var job in asked)
            {
                Settle(job, states.GetValueOrDefault(job.Id));
                Learn(job, sent);
            }
        }
        catch (NodeException error)
        {
            if (!IsPassing(error) || ++failures >= FailuresInARow)
                foreach (var job in asked)
                    job.End(MethodEnd.Open(error));
        }
        await looking;
        lock (gate)
            return running.RemoveAll(job => job.Ended.IsCompleted) > 0;
    }

    private void Learn(RunningJob job, long sent)
    {
        // Only where the work is looked at with the job does an early look save anything.
        if (look is null)
            return;
        if (job.Ended.IsCompleted)
            pace.Learn(job.SeenRunning, time.GetElapsedTime(job.Since));
        else
            job.SeenRunning = time.GetElapsedTime(job.Since, sent);
    }

    private void Settle(RunningJob job, ConcreteJobRow? state)
    {
        if (state is null)
            job.End(MethodEnd.Gone(job.Path));
        else if (state.HasSucceeded)
            job.End(MethodEnd.Done);
        else if (state.HasEnded)
            job.End(MethodEnd.Refused(errors.Of(job, state)), state);
        else if (time.GetElapsedTime(job.Since) >= Patience)
            job.End(MethodEnd.Open(new NodeException(
                NodeFault.TimedOut, node, $"Job of {job.Method}",
                $"still running after {Patience.TotalSeconds:0} seconds; "
                + "see the machine's other operations in Hyper-V Manager")));
    }

    private static bool IsPassing(NodeException error) =>
        error.Fault is NodeFault.Unreachable or NodeFault.TimedOut or NodeFault.QuotaLimit or NodeFault.Busy;
}
