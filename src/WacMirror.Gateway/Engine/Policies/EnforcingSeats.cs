using System.Collections.Concurrent;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The seats of this process, one for each cluster. Safe on any thread.</summary>
public sealed class EnforcingSeats
{
    private readonly ConcurrentDictionary<string, EnforcingSeat> seats = new(StringComparer.OrdinalIgnoreCase);

    internal EnforcingSeat Of(string cluster) => seats.GetOrAdd(cluster, _ => new EnforcingSeat());
}
