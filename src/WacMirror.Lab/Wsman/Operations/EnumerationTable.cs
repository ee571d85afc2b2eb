namespace WacMirror.Lab.Wsman.Operations;

/// <summary>The open enumerations of one node. Any thread.</summary>
internal sealed class EnumerationTable(
    TimeProvider time, TimeSpan idle, int most = EnumerationTable.MaxOpen)
{
    /// <summary>More at once than any client needs (WinRM's MaxConcurrentOperationsPerUser); fewer could refuse a
    /// busy one, more would let a leaking one fill the memory with snapshots.</summary>
    public const int MaxOpen = 1_500;

    private readonly Dictionary<string, Entry> open = [];
    private readonly Lock gate = new();

    public int Count
    {
        get
        {
            lock (gate)
            {
                Expire();
                return open.Count;
            }
        }
    }

    /// <exception cref="CimFault">Too many are open.</exception>
    public void Add(Enumeration enumeration)
    {
        lock (gate)
        {
            Expire();
            if (open.Count >= most)
                throw new CimFault(CimFaultKind.TooManyOperations, $"{most} enumerations are open; release some.");
            open.Add(enumeration.Id, new Entry(enumeration, time.GetTimestamp()));
        }
    }

    /// <summary>The enumeration, whose idle time begins anew.</summary>
    /// <exception cref="CimFault">It is not open, or no longer.</exception>
    public Enumeration Find(string id)
    {
        lock (gate)
        {
            Expire();
            if (!open.TryGetValue(id, out var entry))
                throw Unknown(id);
            open[id] = entry with { Touched = time.GetTimestamp() };
            return entry.Enumeration;
        }
    }

    /// <exception cref="CimFault">It is not open, or no longer.</exception>
    public void Remove(string id)
    {
        lock (gate)
        {
            Expire();
            if (!open.Remove(id))
                throw Unknown(id);
        }
    }

    /// <summary>Forgets an enumeration that has ended by itself.</summary>
    public void Forget(string id)
    {
        lock (gate)
            open.Remove(id);
    }

    public void Clear()
    {
        lock (gate)
            open.Clear();
    }

    private void Expire()
    {
        foreach (var (id, entry) in open)
            if (time.GetElapsedTime(entry.Touched) >= idle)
                open.Remove(id);
    }

    private static CimFault Unknown(string id) =>
        new(CimFaultKind.InvalidEnumerationContext, $"The enumeration context '{id}' is not open.");

    private readonly record struct Entry(Enumeration Enumeration, long Touched);
}
