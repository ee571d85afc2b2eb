using WacMirror.Cim;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Jobs;

/// <summary>A job that somebody waits for.</summary>
internal sealed class RunningJob(CimPath path, string method, long since)
{
    private readonly TaskCompletionSource<MethodEnd> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CimPath Path { get; } = path;

    /// <summary>The method that started it.</summary>
    public string Method { get; } = method;

    /// <summary>When it was first heard of, a timestamp of the clock in use.</summary>
    public long Since { get; } = since;

    /// <summary>When it was last seen to run, after its start; zero before.</summary>
    public TimeSpan SeenRunning { get; set; }

    public string Id => Path.Key("InstanceID") ?? string.Empty;

    public Task<MethodEnd> Ended => end.Task;

    /// <summary>Why the job failed, for whoever asks the node for more.</summary>
    public ConcreteJobRow? Failure { get; private set; }

    /// <summary>Told once, when the job has ended.</summary>
    public Action Freed { get; set; } = () => { };

    public void End(MethodEnd how, ConcreteJobRow? failure = null)
    {
        Failure = failure;
        if (end.TrySetResult(how))
            Freed();
    }
}
