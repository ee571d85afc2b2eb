using System.Collections.Immutable;

namespace WacMirror.Core.Reconciling;

/// <summary>
/// A setting as it was found, whole, so that it can be put back: property names to values as text, the elements of an
/// array joined by commas. Names and texts are the node's own; nobody but the writer that made it looks inside.
/// </summary>
/// <param name="Values">Empty when no object was attached.</param>
public sealed record SavedSetting(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>No object was attached. To put that back is to remove what stands there.</summary>
    public static SavedSetting Absent { get; } = new(ImmutableSortedDictionary<string, string>.Empty);

    public bool IsAbsent => Values.IsEmpty;

    public bool Equals(SavedSetting? other) =>
        other is not null && Values.Count == other.Values.Count
        && Values.All(pair => other.Values.GetValueOrDefault(pair.Key) == pair.Value);

    public override int GetHashCode() => Values.Count;
}
