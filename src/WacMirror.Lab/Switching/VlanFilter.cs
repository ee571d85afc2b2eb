namespace WacMirror.Lab.Switching;

/// <summary>A port's VLAN rules, made ready for one look-up per frame. Inside the switch a frame carries a tag:
/// its priority bits and its VLAN, 0 being the untagged traffic.</summary>
internal sealed class VlanFilter
{
    public const int VlanMask = 0xFFF;

    /// <summary>Stands for a tag where the frame does not pass.</summary>
    public const int Refused = -1;

    private const int Reserved = 4095;
    private readonly ulong[]? tagged;

    /// <exception cref="ArgumentOutOfRangeException">A VLAN id above 4094, or 0 in the allowed list.</exception>
    public VlanFilter(PortVlan vlan)
    {
        switch (vlan.Mode)
        {
            case PortVlanMode.Untagged:
                break;
            case PortVlanMode.Access:
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vlan.Access, Reserved, nameof(vlan.Access));
                UntaggedVlan = vlan.Access;
                break;
            case PortVlanMode.Trunk:
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vlan.Native, Reserved, nameof(vlan.Native));
                UntaggedVlan = vlan.Native;
                tagged = new ulong[64];
                foreach (var id in vlan.Allowed)
                {
                    ArgumentOutOfRangeException.ThrowIfZero(id, nameof(vlan.Allowed));
                    ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, Reserved, nameof(vlan.Allowed));
                    tagged[id >> 6] |= 1UL << (id & 63);
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(vlan), vlan.Mode, "Untagged, Access or Trunk expected.");
        }
    }

    /// <summary>The VLAN that passes without a tag.</summary>
    public int UntaggedVlan { get; }

    /// <summary>Why a frame that leaves the switch here with a VLAN that does not pass is dropped. A trunk filters
    /// by its list; a port without one is not authorised for the VLAN.</summary>
    public DropReason EgressRefusal => tagged is null ? DropReason.UnauthorizedVlan : DropReason.FilteredVlan;

    /// <summary>Why a frame with this tag on the wire, which may not enter here, is dropped.</summary>
    public static DropReason IngressRefusal(ushort tci) =>
        (tci & VlanMask) == Reserved ? DropReason.InvalidVlanFormat : DropReason.UnauthorizedVlan;

    /// <summary>From the wire's tag to the inner one, or <see cref="Refused"/>.</summary>
    public int Enter(ushort tci)
    {
        var id = tci & VlanMask;
        // A tag with VLAN 0 carries a priority only; the frame counts as untagged.
        if (id == 0)
            return UntaggedVlan;
        return IsTagged(id) ? tci : Refused;
    }

    /// <summary>From the inner tag to the wire's, or <see cref="Refused"/>.</summary>
    public int Leave(int tag)
    {
        var id = tag & VlanMask;
        if (id == UntaggedVlan)
            return 0;
        return IsTagged(id) ? tag : Refused;
    }

    private bool IsTagged(int id) => tagged is not null && (tagged[id >> 6] & (1UL << (id & 63))) != 0;
}
