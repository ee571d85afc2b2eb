using WacMirror.Cim;
using WacMirror.HyperV.Classes;

namespace WacMirror.HyperV.Features;

/// <summary>A kind of setting that hangs on a connection, at most one of each.</summary>
/// <param name="Operation">What errors call the write, as in "Set role".</param>
/// <param name="Whole">The whole objects, which a write starts from.</param>
/// <param name="ReadBack">What a read-back needs of them.</param>
internal sealed record FeatureKind(string Operation, CimTable<CimObject> Whole, CimTable<CimObject> ReadBack)
{
    public static FeatureKind Security { get; } = new(
        "Set role", SecuritySetting.Table,
        new(
            CimNamespaces.Virtualization, SecuritySetting.ClassName, SecuritySettingRow.Table.Columns,
            instance => instance));

    public static FeatureKind Vlan { get; } = new("Set trunk", PortVlanSetting.Table, PortVlanSetting.Table);

    public string ClassName => Whole.ClassName;

    public static bool IsTemplate(CimObject setting) =>
        setting.Text("InstanceID")?.EndsWith(InstanceIds.TemplateSuffix, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The setting by its key.</summary>
    /// <exception cref="CimFormatException">It has none.</exception>
    public CimPath PathOf(CimObject setting) => CimPath.Of(
        CimNamespaces.Virtualization, ClassName, ("InstanceID", setting.Required("InstanceID")));
}
