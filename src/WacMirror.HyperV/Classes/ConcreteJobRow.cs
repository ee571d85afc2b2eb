using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>Work that a method left running. Kept for about five minutes after its end, then gone.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-concretejob</summary>
public sealed record ConcreteJobRow(string InstanceId, ushort State, uint ErrorCode, string? ErrorDescription)
{
    public const string ClassName = "Msvm_ConcreteJob";

    private const ushort Completed = 7;
    private const ushort Terminated = 8;
    private const ushort Killed = 9;
    private const ushort Exception = 10;
    private const ushort CompletedWithWarnings = 32768;

    public static CimTable<ConcreteJobRow> Table { get; } = new(
        CimNamespaces.Virtualization, ClassName,
        ["InstanceID", ("JobState", CimType.UInt16), ("ErrorCode", CimType.UInt16), "ErrorDescription"], Read);

    public bool HasEnded => State is Completed or Terminated or Killed or Exception or CompletedWithWarnings;

    public bool HasSucceeded => State is Completed or CompletedWithWarnings && ErrorCode == 0;

    /// <summary>Leaves out the jobs that ended well.</summary>
    public static Wql Unfinished(Wql query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.WhereNotNumber("JobState", Completed).WhereNotNumber("JobState", CompletedWithWarnings);
    }

    /// <exception cref="CimFormatException">A value is not what its property holds.</exception>
    public static ConcreteJobRow Read(CimObject instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return new ConcreteJobRow(
            instance.Required("InstanceID"),
            instance.UInt16("JobState") ?? throw new CimFormatException("Msvm_ConcreteJob.JobState is missing."),
            instance.UInt32("ErrorCode") ?? 0,
            instance.Text("ErrorDescription"));
    }
}
