using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Features;

/// <summary>A kind of setting that hangs on a connection, at most one of each.</summary>
/// <param name="ClassName">Its class.</param>
/// <param name="Operation">What errors call the write, as in "Set role".</param>
/// <param name="ReadBackColumns">What a read-back needs; whole objects when empty.</param>
internal sealed record FeatureKind(string ClassName, string Operation, ImmutableArray<CimColumn> ReadBackColumns)
{
    /// <summary>How the InstanceID of the template with every default ends.</summary>
    public const string TemplateSuffix = @"\Default";

    public static FeatureKind Security { get; } = new(
        SecuritySetting.ClassName, "Set role",
        ["InstanceID", (SecuritySetting.MonitorMode, CimType.UInt8), (SecuritySetting.MonitorSession, CimType.UInt8)]);

    public static FeatureKind Vlan { get; } = new(PortVlanSetting.ClassName, "Set trunk", []);

    /// <summary>The whole objects, which a write starts from.</summary>
    public CimTable<CimObject> Whole { get; } =
        new(CimNamespaces.Virtualization, ClassName, [], instance => instance);

    public CimTable<CimObject> ReadBack { get; } =
        new(CimNamespaces.Virtualization, ClassName, ReadBackColumns, instance => instance);

    public static bool IsTemplate(CimObject setting) =>
        setting.Text("InstanceID")?.EndsWith(TemplateSuffix, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The setting by its key.</summary>
    /// <exception cref="CimFormatException">It has none.</exception>
    public CimPath PathOf(CimObject setting) => CimPath.Of(
        CimNamespaces.Virtualization, ClassName, ("InstanceID", setting.Required("InstanceID")));
}
