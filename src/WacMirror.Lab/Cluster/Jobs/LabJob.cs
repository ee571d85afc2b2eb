namespace WacMirror.Lab.Cluster.Jobs;

/// <summary>JobState of Msvm_ConcreteJob.</summary>
internal enum JobState : ushort
{
    New = 2,
    Running = 4,
    Completed = 7,
    Exception = 10,
}

/// <summary>Work that a node does after its method has answered. Members are read and written under the lab's
/// gate.</summary>
internal sealed class LabJob(Guid id, string caption, DateTimeOffset started)
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id { get; } = id;

    public string InstanceId { get; } = id.Upper();

    public string Caption { get; } = caption;

    public DateTimeOffset Started { get; } = started;

    public DateTimeOffset? Ended { get; private set; }

    public JobState State { get; private set; } = JobState.Running;

    public JobError? Error { get; private set; }

    /// <summary>Ends when the job does, whichever way.</summary>
    public Task Completion => completion.Task;

    public void End(JobError? error, DateTimeOffset ended)
    {
        Error = error;
        State = error is null ? JobState.Completed : JobState.Exception;
        Ended = ended;
        completion.TrySetResult();
    }
}
