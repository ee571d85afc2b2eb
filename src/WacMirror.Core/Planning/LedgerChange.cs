using System.Collections.Immutable;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Planning;

/// <summary>What the ledger learns without a write to any node.</summary>
public abstract record LedgerChange(SettingKey Setting)
{
    /// <summary>Other policies hold it than before; what is there is what they want.</summary>
    public sealed record Reclaim(SettingKey Setting, ImmutableSortedSet<Guid> Claims) : LedgerChange(Setting)
    {
        public bool Equals(Reclaim? other) =>
            other is not null && Setting == other.Setting && Claims.SetEquals(other.Claims);

        public override int GetHashCode() => Setting.GetHashCode();
    }

    /// <summary>It is ours no more, and nothing has to be written.</summary>
    public sealed record Release(SettingKey Setting, ReleaseOutcome Outcome) : LedgerChange(Setting);

    /// <summary>The thing is gone.</summary>
    /// <param name="Setting">Which.</param>
    /// <param name="Claims">The policies that still hold it; those that ended meanwhile do not.</param>
    public sealed record Lose(SettingKey Setting, ImmutableSortedSet<Guid> Claims) : LedgerChange(Setting)
    {
        public bool Equals(Lose? other) =>
            other is not null && Setting == other.Setting && Claims.SetEquals(other.Claims);

        public override int GetHashCode() => Setting.GetHashCode();
    }

    /// <summary>The thing is there again.</summary>
    public sealed record Reopen(SettingKey Setting) : LedgerChange(Setting);

    /// <summary>A write was under way when nobody was left to see its end; now the node has told what is there.</summary>
    /// <param name="Setting">Which.</param>
    /// <param name="Found">What is there: what was intended, what was there before, or a stranger's value.</param>
    public sealed record Settle(SettingKey Setting, SettingValue Found) : LedgerChange(Setting);
}
