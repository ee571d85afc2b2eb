namespace WacMirror.Core.Policies.Checks;

/// <summary>Where every adapter of a switch is a destination, nothing is left to be watched, and everybody there sees
/// what is not theirs: nobody means that. A switch is counted across the nodes, by its name, because one node can be
/// empty but for its sensor.</summary>
internal static class WholeSwitchValidator
{
    public static IEnumerable<FieldError> Check(PolicyMembers members, PolicyContext context)
    {
        var collectors = members.Destinations.Values.SelectMany(group => group).ToHashSet();
        if (collectors.Count < 2)
            yield break;
        var counts = new SortedDictionary<string, (int All, int Collectors)>(StringComparer.OrdinalIgnoreCase);
        foreach (var adapter in AdapterIndex.Of(context.Snapshot).Adapters.ToArray())
            if (adapter.Switch is { } on)
            {
                var (all, taken) = counts.GetValueOrDefault(on.Name);
                counts[on.Name] = (all + 1, taken + (collectors.Contains(adapter.Id) ? 1 : 0));
            }
        foreach (var (name, (all, taken)) in counts)
            if (all > 1 && all == taken)
                yield return new FieldError(
                    PolicyPaths.Destinations, name, $"a selector that leaves an adapter of the switch '{name}' out")
                {
                    Kind = FieldErrorKinds.WholeSwitch,
                };
    }
}
