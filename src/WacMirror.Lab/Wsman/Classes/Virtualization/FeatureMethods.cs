using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>
/// AddFeatureSettings, ModifyFeatureSettings and RemoveFeatureSettings, which both management classes have, each for
/// the connections it owns. A call that cannot be understood is refused at once; what is wrong with one item shows in
/// the job.
/// </summary>
internal sealed class FeatureMethods(LabNode node, Func<LabConnection, bool> owns)
{
    private readonly FeatureWriter writer = new(node, owns);

    /// <summary>Null when the method is not one of the three.</summary>
    public CimMethodAnswer? Invoke(string method, CimObject parameters) => method switch
    {
        "AddFeatureSettings" => Add(parameters),
        "ModifyFeatureSettings" => Modify(parameters),
        "RemoveFeatureSettings" => Remove(parameters),
        _ => null,
    };

    private CimMethodAnswer Add(CimObject parameters)
    {
        if (parameters["AffectedConfiguration"] is not CimValue.Reference { Path: var path }
            || !path.ClassName.Equals("Msvm_EthernetPortAllocationSettingData", StringComparison.OrdinalIgnoreCase)
            || path.Key("InstanceID") is not { } instanceId
            || !writer.CanWrite(instanceId)
            || Embedded(parameters) is not { } settings)
            return Refused;
        return Started("Adding ethernet switch port feature settings", () => writer.AddAsync(instanceId, settings), [NodePaths.Connection(instanceId)]);
    }

    private CimMethodAnswer Modify(CimObject parameters) =>
        Embedded(parameters) is { } settings
            ? Started("Modifying ethernet switch port feature settings", () => writer.ModifyAsync(settings),
                [
                    .. settings.Select(item => CimPath.Of(
                        NodePaths.Virtualization, item.ClassName, ("InstanceID", item.Text("InstanceID") ?? string.Empty))),
                ])
            : Refused;

    private CimMethodAnswer Remove(CimObject parameters)
    {
        var items = parameters["FeatureSettings"].AsItems;
        ImmutableArray<CimPath> paths = [.. items.OfType<CimValue.Reference>().Select(item => item.Path)];
        return paths.IsEmpty || paths.Length != items.Length
            ? Refused
            : Started("Removing ethernet switch port feature settings", () => writer.RemoveAsync(paths), paths);
    }

    private static CimMethodAnswer Refused { get; } = CimMethodAnswer.Of(ReturnCode.InvalidParameter);

    private static ImmutableArray<CimObject>? Embedded(CimObject parameters)
    {
        var texts = parameters.Texts("FeatureSettings");
        if (texts.IsEmpty)
            return null;
        try
        {
            return [.. texts.Select(CimXml.Read)];
        }
        catch (CimFormatException)
        {
            // Malformed CIM-XML and an empty list get the same answer: an invalid parameter.
            return null;
        }
    }

    private CimMethodAnswer Started(string caption, Func<Task<JobError?>> work, ImmutableArray<CimPath> affected)
    {
        var job = node.Jobs.Start(caption, work, affected);
        return CimMethodAnswer.Of(
            ReturnCode.JobStarted,
            new CimProperty("ResultingFeatureSettings", CimType.Reference, CimValue.None, IsArray: true),
            new CimProperty("Job", CimType.Reference, CimValue.Of(NodePaths.Job(job.InstanceId))));
    }
}
