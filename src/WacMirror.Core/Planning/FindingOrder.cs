namespace WacMirror.Core.Planning;

/// <summary>The order of findings: by kind, policy, adapter, then the rest.</summary>
internal static class FindingOrder
{
    public static int Compare(Finding left, Finding right) =>
        left.Kind.CompareTo(right.Kind) is var kind and not 0 ? kind
            : Compare(left.Policies, right.Policies) is var policies and not 0 ? policies
            : Compare(left.Adapters, right.Adapters) is var adapters and not 0 ? adapters
            : string.CompareOrdinal(left.Node, right.Node) is var node and not 0 ? node
            : string.CompareOrdinal(left.Switch, right.Switch) is var place and not 0 ? place
            : string.CompareOrdinal(left.Detail, right.Detail);

    private static int Compare<T>(IReadOnlyList<T> left, IReadOnlyList<T> right)
        where T : IComparable<T>
    {
        for (var at = 0; at < left.Count && at < right.Count; at++)
            if (left[at].CompareTo(right[at]) is var order and not 0)
                return order;
        return left.Count - right.Count;
    }
}
