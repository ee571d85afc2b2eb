using System.Collections.Immutable;
using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Api.Naming;

/// <summary>What a setting has, or shall have. What does not belong to its kind is null.</summary>
/// <param name="Role">The role.</param>
/// <param name="Session">The monitor session.</param>
/// <param name="Absent">Whether no object was attached, which equals one with every default.</param>
/// <param name="Vlan">The VLAN setting.</param>
/// <param name="On">Whether the capture extension is on.</param>
/// <param name="Groups">The groups that an affinity rule holds together; none where there is no rule.</param>
public sealed record ValueView(
    MirrorRole? Role = null,
    byte? Session = null,
    bool? Absent = null,
    VlanSetting? Vlan = null,
    bool? On = null,
    ImmutableArray<string>? Groups = null)
{
    public static ValueView Of(SettingValue value) => value switch
    {
        SettingValue.Role role => new(role.Setting.Role, role.Setting.Session, role.IsAbsent),
        SettingValue.Trunk trunk => new(Vlan: trunk.Vlan),
        SettingValue.Capture capture => new(On: capture.IsOn),
        SettingValue.Affinity affinity => new(Groups: affinity.Rule?.Groups ?? []),
        _ => throw new ArgumentException($"A value of an unknown kind: {value}.", nameof(value)),
    };
}
