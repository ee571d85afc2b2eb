using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Injection;

/// <summary>A node's faults as they stand, and how often each rule was met. Any thread.</summary>
internal sealed class FaultSwitch(TimeProvider time)
{
    private readonly Lock gate = new();
    private NodeFaults faults = NodeFaults.None;
    private Random jitter = new(NodeFaults.None.Seed);
    private int[] met = [];

    public void Set(NodeFaults next)
    {
        lock (gate)
        {
            faults = next;
            jitter = new Random(next.Seed);
            met = new int[next.Rules.Length];
        }
    }

    /// <summary>Lets a request's latency pass, without a thread.</summary>
    public Task WaitAsync(CancellationToken ct)
    {
        TimeSpan delay;
        lock (gate)
            delay = faults.Jitter > TimeSpan.Zero
                ? faults.Latency + (faults.Jitter * jitter.NextDouble())
                : faults.Latency;
        return delay > TimeSpan.Zero ? Task.Delay(delay, time, ct) : Task.CompletedTask;
    }

    /// <summary>What the request meets; null for nothing.</summary>
    public WireEffect? Next(RequestEnvelope request)
    {
        lock (gate)
        {
            if (faults.Rules.IsEmpty)
                return null;
            var traits = RequestTraits.Of(request);
            for (var index = 0; index < met.Length; index++)
                if (faults.Rules[index].Matches(traits) && IsDue_NeedsLock(index))
                    return faults.Rules[index].Effect;
            return null;
        }
    }

    private bool IsDue_NeedsLock(int index)
    {
        var rule = faults.Rules[index];
        var count = met[index];
        if (count - rule.Skip >= rule.Times)
            return false;
        met[index]++;
        return count >= rule.Skip;
    }
}
