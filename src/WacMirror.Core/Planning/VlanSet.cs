using System.Globalization;
using System.Numerics;
using System.Text;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>A set of VLANs; 0 stands for frames without a VLAN. Not safe for writing on several threads.</summary>
public sealed class VlanSet
{
    private readonly ulong[] bits = new ulong[64];

    public bool IsEmpty => Array.TrueForAll(bits, word => word == 0);

    /// <summary>Those that pass an adapter's port. A physical cable carries every VLAN unless a setting says otherwise.
    /// The others have their setting's.</summary>
    public static VlanSet Of(Adapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        return adapter is { Kind: AdapterKind.Uplink, Vlan.Mode: VlanMode.Untagged } ? Every() : Of(adapter.Vlan);
    }

    /// <summary>Those that pass a port with this setting: its access VLAN; a trunk's native and allowed ones; a private
    /// VLAN's primary and secondary ones.</summary>
    public static VlanSet Of(VlanSetting vlan)
    {
        ArgumentNullException.ThrowIfNull(vlan);
        var set = new VlanSet();
        set.Add(vlan.Mode switch
        {
            VlanMode.Access => vlan.AccessId,
            VlanMode.Trunk => vlan.NativeId,
            VlanMode.Private => vlan.Private?.PrimaryId ?? 0,
            _ => 0,
        });
        foreach (var id in vlan.Mode == VlanMode.Trunk ? vlan.TrunkIds : vlan.Private?.SecondaryIds ?? [])
            set.Add(id);
        return set;
    }

    public bool Contains(int id) => (bits[(id >> 6) & 63] & (1UL << (id & 63))) != 0;

    public void Add(int id) => bits[(id >> 6) & 63] |= 1UL << (id & 63);

    public void Add(VlanSet others)
    {
        ArgumentNullException.ThrowIfNull(others);
        for (var at = 0; at < bits.Length; at++)
            bits[at] |= others.bits[at];
    }

    public void Remove(VlanSet others)
    {
        ArgumentNullException.ThrowIfNull(others);
        for (var at = 0; at < bits.Length; at++)
            bits[at] &= ~others.bits[at];
    }

    public bool Overlaps(VlanSet others)
    {
        ArgumentNullException.ThrowIfNull(others);
        for (var at = 0; at < bits.Length; at++)
            if ((bits[at] & others.bits[at]) != 0)
                return true;
        return false;
    }

    /// <summary>A trunk that passes them, frames without a VLAN too.</summary>
    public VlanSetting ToTrunk() => new(VlanMode.Trunk, 0, 0, [.. Ids().Where(id => id != 0).Select(id => (ushort)id)]);

    /// <summary>As ranges: <c>0,10-12,20</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var (first, last) = (-1, -1);
        void Close()
        {
            if (first < 0)
                return;
            text.Append(text.Length == 0 ? "" : ",").Append(first.ToString(CultureInfo.InvariantCulture));
            if (last > first)
                text.Append('-').Append(last.ToString(CultureInfo.InvariantCulture));
        }
        foreach (var id in Ids())
        {
            if (id != last + 1 || first < 0)
            {
                Close();
                first = id;
            }
            last = id;
        }
        Close();
        return text.ToString();
    }

    private static VlanSet Every()
    {
        var set = new VlanSet();
        Array.Fill(set.bits, ulong.MaxValue);
        set.bits[^1] &= ~(1UL << 63);
        return set;
    }

    private IEnumerable<int> Ids()
    {
        for (var word = 0; word < bits.Length; word++)
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                yield return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }
}
