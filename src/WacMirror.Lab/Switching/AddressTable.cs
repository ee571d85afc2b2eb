using System.Numerics;

namespace WacMirror.Lab.Switching;

/// <summary>Where addresses were last seen: an open-addressing table from VLAN and MAC to port. A key is
/// <c>vlan &lt;&lt; 48 | mac</c>. Times are whole seconds of the fabric.</summary>
internal sealed class AddressTable
{
    /// <summary>The usual ageing time of a bridge. Shorter would flood to quiet guests; longer would keep sending
    /// to where a silent guest no longer is.</summary>
    public const int AgeLimit = 300;

    /// <summary>More addresses are not learnt and their frames flood; a limit keeps a guest that invents source
    /// addresses from taking the memory.</summary>
    public const int MaxAddresses = 1 << 16;

    private Entry[] entries = new Entry[256];
    private int shift = 64 - BitOperations.Log2(256);
    private int used;
    private int checkedAt;

    /// <summary>Forgets what has grown too old. Looks once a second, so that looking an address up need
    /// not.</summary>
    public void Age(int now)
    {
        if (now == checkedAt)
            return;
        checkedAt = now;
        if (CountLive(now) < used)
            Rebuild(now, without: null);
    }

    /// <summary>The port behind an address, or null when it is unknown.</summary>
    public SwitchPort? Find(ulong key) => Slot(key).Port;

    /// <summary>Remembers where an address was seen.</summary>
    public void Learn(ulong key, SwitchPort port, int now)
    {
        ref var entry = ref Slot(key);
        if (entry.Port is null)
        {
            if (used >= MaxAddresses)
                return;
            if (used * 2 >= entries.Length)
            {
                Rebuild(now, without: null);
                entry = ref Slot(key);
            }

            used++;
        }
        else if (entry.Port != port)
        {
            entry.Port.ForgetLearnt();
        }

        entry = new Entry { Key = key, Port = port, Seen = now };
        port.RememberLearnt(key, now);
    }

    /// <summary>Forgets every address of a port.</summary>
    public void Forget(SwitchPort port, int now) => Rebuild(now, port);

    public int CountLive(int now)
    {
        var count = 0;
        foreach (ref readonly var entry in entries.AsSpan())
        {
            if (entry.Port is not null && now - entry.Seen < AgeLimit)
                count++;
        }

        return count;
    }

    /// <summary>The entry of a key, or the empty one where it belongs.</summary>
    private ref Entry Slot(ulong key)
    {
        var table = entries;
        var index = (int)((key * 0x9E3779B97F4A7C15UL) >> shift);
        while (true)
        {
            ref var entry = ref table[index & (table.Length - 1)];
            if (entry.Key == key || entry.Port is null)
                return ref entry;
            index++;
        }
    }

    private void Rebuild(int now, SwitchPort? without)
    {
        var old = entries;
        var live = CountLive(now);
        var length = Math.Max(256, (int)BitOperations.RoundUpToPowerOf2((uint)live) * 4);
        entries = new Entry[length];
        shift = 64 - BitOperations.Log2((uint)length);
        used = 0;
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.Port is null || entry.Port == without || now - entry.Seen >= AgeLimit)
                continue;
            Slot(entry.Key) = entry;
            used++;
        }
    }

    private struct Entry
    {
        public ulong Key;
        public SwitchPort? Port;
        public int Seen;
    }
}
