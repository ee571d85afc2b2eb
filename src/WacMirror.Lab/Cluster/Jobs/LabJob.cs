using System.Collections.Immutable;
using WacMirror.Cim;

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
internal sealed class LabJob(Guid id, string caption, DateTimeOffset started, ImmutableArray<CimPath> affected)
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Guid Id { get; } = id;

    public string InstanceId { get; } = id.Upper();

    public string Caption { get; } = caption;

    /// <summary>What it changes.</summary>
    public ImmutableArray<CimPath> Affected { get; } = affected;

    public DateTimeOffset Started { get; } = started;

    public DateTimeOffset? Ended { get; private set; }

    public JobState State { get; private set; } = JobState.Running;

    /// <summary>Whether the node that did it has forgotten it.</summary>
    public bool IsForgotten { get; set; }

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
