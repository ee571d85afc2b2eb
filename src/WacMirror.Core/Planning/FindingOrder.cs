using System.Collections.Immutable;

namespace WacMirror.Core.Planning;

/// <summary>The order of findings of one kind: by policy, adapter, then the rest.</summary>
internal static class FindingOrder
{
    public static int Compare(Finding left, Finding right) =>
        Compare(left.Policies, right.Policies) is var policies and not 0 ? policies
            : Compare(left.Adapters, right.Adapters) is var adapters and not 0 ? adapters
            : string.CompareOrdinal(left.Node, right.Node) is var node and not 0 ? node
            : string.CompareOrdinal(left.Switch, right.Switch) is var place and not 0 ? place
            : string.CompareOrdinal(left.Detail, right.Detail);

    private static int Compare<T>(ImmutableSortedSet<T> left, ImmutableSortedSet<T> right)
        where T : IComparable<T>
    {
        if (ReferenceEquals(left, right))
            return 0;
        for (var at = 0; at < left.Count && at < right.Count; at++)
            if (left[at].CompareTo(right[at]) is var order and not 0)
                return order;
        return left.Count - right.Count;
    }
}
