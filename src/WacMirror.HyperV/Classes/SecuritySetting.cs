using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Classes;

/// <summary>
/// A port's security setting, whole: mirroring shares the object with MAC spoofing, DHCP guard and others, so what is
/// written back is everything that was read. At most one is attached to a connection; none means all defaults.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-ethernetswitchportsecuritysettingdata
/// </summary>
public static class SecuritySetting
{
    public const string ClassName = "Msvm_EthernetSwitchPortSecuritySettingData";

    public const string MonitorMode = "MonitorMode";

    public const string MonitorSession = "MonitorSession";

    /// <summary>How the InstanceID of the template with every default ends.</summary>
    public const string TemplateSuffix = @"\Default";

    /// <summary>WS-Man does not carry types; the embedded instance of a write must.</summary>
    private static readonly ImmutableArray<(string Name, CimType Type)> Types =
    [
        ("InstanceID", CimType.String),
        ("Caption", CimType.String),
        ("Description", CimType.String),
        ("ElementName", CimType.String),
        ("AllowMacSpoofing", CimType.Boolean),
        ("EnableDhcpGuard", CimType.Boolean),
        ("EnableRouterGuard", CimType.Boolean),
        (MonitorMode, CimType.UInt8),
        (MonitorSession, CimType.UInt8),
        ("AllowIeeePriorityTag", CimType.Boolean),
        ("VirtualSubnetId", CimType.UInt32),
        ("AllowTeaming", CimType.Boolean),
        ("TeamName", CimType.String),
        ("TeamNumber", CimType.UInt32),
        ("DynamicIPAddressLimit", CimType.UInt32),
        ("StormLimit", CimType.UInt32),
        ("EnableFixSpeed10G", CimType.Boolean),
        ("Reserved", CimType.Boolean),
    ];

    /// <summary>The whole objects, which a write starts from.</summary>
    public static CimTable<CimObject> Table { get; } =
        new(
            CimNamespaces.Virtualization, ClassName, [.. Types.Select(type => new CimColumn(type.Name, type.Type))],
            instance => instance, isWhole: true);

    /// <exception cref="CimFormatException">The mode is none that Hyper-V documents.</exception>
    public static RoleSetting RoleOf(CimObject instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var mode = instance.UInt8(MonitorMode) ?? 0;
        return mode <= (byte)MirrorRole.Source
            ? new RoleSetting((MirrorRole)mode, instance.UInt8(MonitorSession) ?? 0)
            : throw new CimFormatException($"{MonitorMode} is {mode}; 0, 1 and 2 are known.");
    }

    /// <summary>The same setting with another role, typed for a write. A property that a newer Windows added is left
    /// out, because its type is not known; a provider leaves alone what an embedded instance does not name.</summary>
    public static CimObject WithRole(CimObject setting, RoleSetting role)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var typed =
            from type in Types
            let property = setting.Find(type.Name)
            where property is not null
            select new CimProperty(type.Name, type.Type, property.Value);
        return new CimObject(ClassName, typed, setting.Path)
            .With(MonitorMode, CimType.UInt8, CimValue.Of((ulong)role.Role))
            .With(MonitorSession, CimType.UInt8, CimValue.Of((ulong)role.Session));
    }
}
