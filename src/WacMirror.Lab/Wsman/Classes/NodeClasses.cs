using System.Collections.Immutable;
using WacMirror.Lab.Cluster.Features;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Wsman.Classes.Failover;
using WacMirror.Lab.Wsman.Classes.Performance;
using WacMirror.Lab.Wsman.Classes.Virtualization;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>Every class that a lab node serves.</summary>
internal static class NodeClasses
{
    public static ImmutableArray<CimClass> Of(LabNode node) =>
        node.Model.IsCluster ? [.. Host(node), .. Failover(node)] : Host(node);

    private static ImmutableArray<CimClass> Host(LabNode node) =>
    [
        new ComputerSystemClass(node),
        new PlannedComputerSystemClass(node),
        new VirtualSystemSettingClass(node),
        new SyntheticNicSettingClass(node),
        new EmulatedNicSettingClass(node),
        new ConnectionClass(node),
        .. FeatureDefinition.All.Select(definition => new FeatureSettingClass(node, definition)),
        new FeatureCapabilitiesClass(node),
        new FeatureTemplateClass(node),
        new SwitchClass(node),
        new SwitchSettingClass(node),
        new SwitchPortClass(node),
        new SwitchExtensionClass(node),
        new OffloadDataClass(node),
        new ElementSettingClass(node),
        new ExternalPortClass(node),
        new InternalPortClass(node),
        new GuestAddressClass(node),
        new JobClass(node),
        new VirtualSystemManagementClass(node),
        new VirtualEthernetSwitchManagementClass(node),
        new AdapterCounterClass(node),
        new PortCounterClass(node),
        new SwitchCounterClass(node),
        new DropReasonClass(node),
        new LegacyCounterClass(node),
        new PortSettingComponentClass(node),
        new MachineSettingComponentClass(node),
        new SettingsDefineStateClass(node),
        new AffectedJobElementClass(node),
    ];

    private static ImmutableArray<CimClass> Failover(LabNode node) =>
    [
        new FailoverClusterClass(node),
        new ClusterNodeClass(node),
        new ResourceGroupClass(node),
        new ResourceClass(node),
        new GroupResourceClass(node),
        .. node.Model.Behavior.HasAffinityRules ? [new AffinityRuleClass(node)] : Array.Empty<CimClass>(),
        .. GroupEvents.ClassNames.Select(name => new EventClass(node, name)),
    ];
}
