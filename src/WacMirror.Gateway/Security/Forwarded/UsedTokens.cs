using System.Collections.Concurrent;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>Remembers the ids of tokens until those would be refused for their age. Safe on any thread.</summary>
internal sealed class UsedTokens(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> until = new(StringComparer.Ordinal);
    private readonly object sweeping = new();
    private DateTimeOffset swept = time.GetUtcNow();

    /// <summary>How many are remembered.</summary>
    public int Count => until.Count;

    /// <returns>Whether it is the first use.</returns>
    public bool TryUse(string id, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        Sweep(now, lifetime);
        return id.Length > 0 && until.TryAdd(id, now + lifetime);
    }

    /// <summary>Once in a lifetime, so that no more than two lifetimes' tokens are kept.</summary>
    private void Sweep(DateTimeOffset now, TimeSpan lifetime)
    {
        lock (sweeping)
        {
            if (now - swept < lifetime)
                return;
            swept = now;
        }
        foreach (var (id, end) in until)
            if (end <= now)
                until.TryRemove(id, out _);
    }
}
