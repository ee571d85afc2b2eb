using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>What the policies want of one setting: nothing, one value, or several that contradict each other.</summary>
internal sealed record Want(ImmutableSortedSet<string> Values)
{
    public static Want Nothing { get; } = new(ImmutableSortedSet<string>.Empty);

    public static Want Of(IEnumerable<string> values) => new([.. values]);

    /// <summary>The one value that counts. Among contradictions whoever holds the setting keeps it, else nobody gets
    /// it.</summary>
    public string? For(SettingState state) => Values.Count switch
    {
        0 => null,
        1 => Values[0],
        _ => state.Phase is HeldPhase.Applying or HeldPhase.Held && Values.Contains(state.Applied) ? state.Applied : null,
    };

    public bool Equals(Want? other) => other is not null && Values.SetEquals(other.Values);

    public override int GetHashCode() => Values.Count;

    public override string ToString() => Values.IsEmpty ? "nothing" : string.Join(" or ", Values);
}
