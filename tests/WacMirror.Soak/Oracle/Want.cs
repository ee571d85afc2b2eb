using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>What the policies want of one setting.</summary>
internal abstract record Want
{
    public static Want Nothing { get; } = Of([]);

    /// <summary>One value, or several that contradict each other.</summary>
    public static Want Of(IEnumerable<string> values) => new ValueWant([.. values]);

    /// <summary>What is to stand there, the way it stands now; null for nothing.</summary>
    public abstract Goal? For(SettingState state);
}

/// <summary>What is to stand in a setting, and who holds it then.</summary>
/// <param name="Value">The value.</param>
/// <param name="Holders">The policies, where that makes a difference.</param>
internal readonly record struct Goal(string Value, string Holders = "");

/// <summary>Nothing, one value, or several that contradict each other.</summary>
internal sealed record ValueWant(ImmutableSortedSet<string> Values) : Want
{
    /// <summary>The one value that counts. Among contradictions whoever holds the setting keeps it, else nobody gets
    /// it.</summary>
    public override Goal? For(SettingState state) => Values.Count switch
    {
        0 => null,
        1 => new Goal(Values[0]),
        _ => state.Phase is HeldPhase.Applying or HeldPhase.Held && Values.Contains(state.Applied) ? new Goal(state.Applied) : null,
    };

    public bool Equals(ValueWant? other) => other is not null && Values.SetEquals(other.Values);

    public override int GetHashCode() => Values.Count;

    public override string ToString() => Values.IsEmpty ? "nothing" : string.Join(" or ", Values);
}
