using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Jobs;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes.Virtualization;

/// <summary>Msvm_EthernetSwitchExtension.</summary>
internal sealed class SwitchExtensionClass(LabNode node) : LabClass(node, "Msvm_EthernetSwitchExtension")
{
    private const ulong Enabled = 2;
    private const ulong Disabled = 3;
    private const ulong NotChangeable = 5;

    /// <summary>RequestStateChange with 2 or 3 (win32 docs, requeststatechange-msvm-ethernetswitchextension).</summary>
    public override CimMethodAnswer Invoke(CimPath instance, string method, CimObject parameters)
    {
        if (method != "RequestStateChange")
            return base.Invoke(instance, method, parameters);
        lock (Model.Gate)
        {
            var (item, extension) = Find_NeedsLock(instance);
            return parameters.Text("RequestedState") is not ("2" or "3") ? CimMethodAnswer.Of(ReturnCode.InvalidParameter)
                : Model.Behavior.ExtensionsAreFixed ? CimMethodAnswer.Of(ReturnCode.InvalidState)
                : Change_NeedsLock(item, extension, parameters.Text("RequestedState") == "2");
        }
    }

    protected override IEnumerable<CimObject> Rows() =>
        from item in Node.Switches
        from extension in item.Extensions
        select Row(
            ("SystemCreationClassName", Text("Msvm_VirtualEthernetSwitch")),
            ("SystemName", Text(item.Id.Upper())),
            ("CreationClassName", Text(Name)),
            ("Name", Text(NameOf(extension))),
            ("ElementName", Text(extension.Name)),
            ("EnabledState", Number(StateOf(extension))),
            ("ExtensionType", Number(extension.Type)),
            ("Vendor", Text("Microsoft")),
            ("Version", Text("10.0.17763.1")));

    private ulong StateOf(LabExtension extension) =>
        Model.Behavior.ExtensionsAreFixed ? NotChangeable : extension.IsEnabled ? Enabled : Disabled;

    private CimMethodAnswer Change_NeedsLock(LabSwitch item, LabExtension extension, bool enabled)
    {
        if (!Model.Behavior.ExtensionChangeIsJob)
        {
            Model.Track(item.Enable_NeedsLock(extension, enabled));
            return CimMethodAnswer.Of(ReturnCode.Done, new CimProperty("Job", CimType.Reference, CimValue.None));
        }
        var job = Node.Jobs.Start("Changing the state of a switch extension", async () =>
        {
            Task changed;
            lock (Model.Gate)
                changed = item.Enable_NeedsLock(extension, enabled);
            await changed;
            return null;
        });
        return CimMethodAnswer.Of(
            ReturnCode.JobStarted,
            new CimProperty("Job", CimType.Reference, CimValue.Of(NodePaths.Job(job.InstanceId))));
    }

    private (LabSwitch Switch, LabExtension Extension) Find_NeedsLock(CimPath path)
    {
        foreach (var item in Node.Switches)
            foreach (var extension in item.Extensions)
                if (Is(path.Key("SystemName"), item.Id.Upper()) && Is(path.Key("Name"), NameOf(extension)))
                    return (item, extension);
        throw new CimFault(CimFaultKind.DestinationUnreachable, $"The extension {path} does not exist.");
    }

    private static bool Is(string? given, string expected) =>
        expected.Equals(given, StringComparison.OrdinalIgnoreCase);

    private string NameOf(LabExtension extension) =>
        Model.Behavior.ExtensionNamesHaveBraces ? $"{{{extension.Id.Upper()}}}" : extension.Id.Upper();
}
