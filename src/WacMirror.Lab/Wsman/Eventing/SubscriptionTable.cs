namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>The subscriptions of one node. Any thread.</summary>
internal sealed class SubscriptionTable(TimeProvider time)
{
    /// <summary>Fewer would refuse a few gateways that watch several things each; more lets a leaking client make the
    /// node poll itself to death.</summary>
    public const int MaxOpen = 100;

    /// <summary>For a Subscribe that asks for nothing, and the most for one that does. Shorter would end a
    /// subscription between two long Pulls; longer keeps those of lost clients.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (Subscription Subscription, ITimer Expiry)> open = [];
    private readonly Lock gate = new();

    public int Count
    {
        get
        {
            lock (gate)
                return open.Count;
        }
    }

    /// <summary>Takes it over until it expires.</summary>
    /// <exception cref="CimFault">Too many are open.</exception>
    public void Add(Subscription subscription, TimeSpan life)
    {
        lock (gate)
        {
            if (open.Count >= MaxOpen)
                throw new CimFault(CimFaultKind.QuotaLimit, $"{MaxOpen} subscriptions are open; end some.");
            var expiry = time.CreateTimer(
                _ => Remove(subscription.Id), null, life, Timeout.InfiniteTimeSpan);
            open.Add(subscription.Id, (subscription, expiry));
        }
    }

    /// <summary>The subscription that is pulled with this context, or null.</summary>
    public Subscription? FindContext(string context)
    {
        lock (gate)
            return open.Values.Select(entry => entry.Subscription)
                .FirstOrDefault(subscription => subscription.Context == context);
    }

    /// <summary>Lets it live that long from now.</summary>
    /// <returns>Whether it is open.</returns>
    public bool Renew(string id, TimeSpan life)
    {
        lock (gate)
            return open.TryGetValue(id, out var entry) && entry.Expiry.Change(life, Timeout.InfiniteTimeSpan);
    }

    /// <returns>Whether it was open.</returns>
    public bool Remove(string id)
    {
        (Subscription Subscription, ITimer Expiry) entry;
        lock (gate)
            if (!open.Remove(id, out entry))
                return false;
        entry.Expiry.Dispose();
        entry.Subscription.Dispose();
        return true;
    }

    public void Clear()
    {
        string[] ids;
        lock (gate)
            ids = [.. open.Keys];
        foreach (var id in ids)
            Remove(id);
    }
}
