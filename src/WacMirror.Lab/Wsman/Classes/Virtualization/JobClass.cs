using System.Globalization;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_ConcreteJob.</summary>
internal sealed class JobClass(LabNode node) : LabClass(node, "Msvm_ConcreteJob")
{
    protected override IEnumerable<CimObject> Rows(RowHint hint) =>
        Node.Jobs.Current_NeedsLock()
            .Where(job => hint.Admits("InstanceID", job.InstanceId) && hint.Admits("JobState", Digits(job.State)))
            .Select(Job);

    public override CimMethodAnswer Invoke(CimPath instance, string method, CimObject parameters)
    {
        if (method != "GetErrorEx")
            return base.Invoke(instance, method, parameters);
        lock (Model.Gate)
        {
            var id = instance.Key("InstanceID");
            var job = Node.Jobs.Current_NeedsLock()
                    .FirstOrDefault(job => job.InstanceId.Equals(id, StringComparison.OrdinalIgnoreCase))
                ?? throw new CimFault(CimFaultKind.DestinationUnreachable, $"The job {id} does not exist.");
            var errors = Texts(job.Error is { } error ? [ErrorText(error)] : []);
            return CimMethodAnswer.Of(
                ReturnCode.Done, new CimProperty("Errors", CimType.String, errors, IsArray: true));
        }
    }

    private static string Digits(JobState state) => ((ushort)state).ToString(CultureInfo.InvariantCulture);

    private static string ErrorText(JobError error) => CimXml.Write(ClassShape.Of("Msvm_Error").Create(
        ("Message", Text(error.Description)),
        ("MessageID", Text(error.Code.ToString(CultureInfo.InvariantCulture))),
        ("ErrorSource", Text("Virtual Ethernet Switch"))));

    private CimObject Job(LabJob job) => Row(
        ("InstanceID", Text(job.InstanceId)),
        ("Name", Text(job.Caption)),
        ("ElementName", Text(job.Caption)),
        ("Caption", Text(job.Caption)),
        ("JobState", Number((ulong)job.State)),
        ("JobStatus", Text(job.State.ToString())),
        ("PercentComplete", Number(job.Ended is null ? 0UL : 100UL)),
        ("StartTime", Time(job.Started)),
        ("TimeSubmitted", Time(job.Started)),
        ("ElapsedTime", Time((job.Ended ?? Model.Time.GetUtcNow()) - job.Started)),
        ("TimeBeforeRemoval", Time(Model.Behavior.JobRetention)),
        ("DeleteOnCompletion", Flag(true)),
        ("Cancellable", Flag(false)),
        ("ErrorCode", Number(job.Error?.Code ?? 0)),
        ("ErrorDescription", Text(job.Error?.Description ?? string.Empty)),
        ("ErrorSummaryDescription", Text(job.Error?.Description ?? string.Empty)));
}
