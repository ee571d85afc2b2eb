using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Jobs;

/// <summary>A node's jobs: those that run, and for a while those that ended.</summary>
internal sealed class NodeJobs(LabModel model, string node)
{
    private static readonly JobError Forgotten =
        new(ReturnCode.Failed, "The node went down before the job was done.");

    private readonly List<LabJob> jobs = [];
    private int started;

    /// <summary>Starts a job. Its work begins after the time jobs take, with the gate held, and not at all when the
    /// node went down before; what it awaits runs without the gate.</summary>
    public LabJob Start(string caption, Func<Task<JobError?>> work, params ImmutableArray<CimPath> affected)
    {
        LabJob job;
        lock (model.Gate)
        {
            var number = (++started).ToString(CultureInfo.InvariantCulture);
            job = new LabJob(LabIds.Of(model.Name, "job", node, number), caption, model.Time.GetUtcNow(), affected);
            jobs.Add(job);
        }
        model.Track(RunAsync(job, work));
        return job;
    }

    /// <summary>Jobs that can still be read, oldest first. The gate is held.</summary>
    public IReadOnlyList<LabJob> Current_NeedsLock()
    {
        var oldest = model.Time.GetUtcNow() - model.Behavior.JobRetention;
        jobs.RemoveAll(job => job.Ended < oldest);
        return jobs;
    }

    /// <summary>Forgets all, as a node does that went down. The gate is held.</summary>
    public void Clear_NeedsLock()
    {
        foreach (var job in jobs)
            job.IsForgotten = true;
        jobs.Clear();
    }

    private async Task RunAsync(LabJob job, Func<Task<JobError?>> work)
    {
        JobError? error;
        try
        {
            await Task.Delay(model.Behavior.JobDuration, model.Time, model.Stopping);
            Task<JobError?> done;
            lock (model.Gate)
                done = job.IsForgotten ? Task.FromResult<JobError?>(Forgotten) : work();
            error = await done;
        }
        catch (OperationCanceledException)
        {
            error = new JobError(ReturnCode.Failed, "The lab stopped before the job was done.");
        }
        catch (Exception failure)
        {
            // Whoever waits for the job learns of it there; nobody else does.
            error = new JobError(ReturnCode.Failed, failure.Message);
        }
        lock (model.Gate)
            job.End(error, model.Time.GetUtcNow());
    }
}
