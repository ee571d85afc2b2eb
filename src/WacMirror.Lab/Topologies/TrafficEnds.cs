namespace WacMirror.Lab.Topologies;

/// <summary>Which NICs of two machines can carry a flow.</summary>
internal static class TrafficEnds
{
    /// <summary>The places of the first two that can, or null when none can ever.</summary>
    public static (int From, int To)? Find(MachineDefinition from, MachineDefinition to)
    {
        for (var i = 0; i < from.Adapters.Length; i++)
            for (var j = 0; j < to.Adapters.Length; j++)
                if (Join(from.Adapters[i], to.Adapters[j]))
                    return (i, j);
        return null;
    }

    // Guests that are TAP devices belong to the programs in their namespaces, which send what they like.
    private static bool Join(AdapterDefinition from, AdapterDefinition to) =>
        !from.IsTap && !to.IsTap
        && from.Address is { } address && to.Address is { } other && address.Covers(other.Address)
        && from.Switch is not null && from.Switch.Equals(to.Switch, StringComparison.OrdinalIgnoreCase);
}
