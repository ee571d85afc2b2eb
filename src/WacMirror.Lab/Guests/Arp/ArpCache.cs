namespace WacMirror.Lab.Guests.Arp;

/// <summary>Which station has which address, for a while. Bounded: the entry that expires first makes
/// room.</summary>
internal sealed class ArpCache(TimeProvider time)
{
    /// <summary>Fewer, and a guest that talks with a whole lab would ask again and again; more serves no
    /// lab.</summary>
    public const int Capacity = 1024;

    /// <summary>Shorter, and the broadcasts of hundreds of guests become noise at every monitor; longer, and
    /// a guest would keep calling a machine that was replaced by one with another address.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    private readonly Dictionary<Ipv4Address, Entry> entries = [];

    public bool TryGet(Ipv4Address address, out MacAddress mac)
    {
        mac = default;
        if (!entries.TryGetValue(address, out var entry))
            return false;
        if (time.GetElapsedTime(entry.LearntAt) >= Lifetime)
        {
            entries.Remove(address);
            return false;
        }

        mac = entry.Mac;
        return true;
    }

    public void Put(Ipv4Address address, MacAddress mac)
    {
        if (entries.Count == Capacity && !entries.ContainsKey(address))
            entries.Remove(entries.MinBy(entry => entry.Value.LearntAt).Key);
        entries[address] = new(mac, time.GetTimestamp());
    }

    private readonly record struct Entry(MacAddress Mac, long LearntAt);
}
