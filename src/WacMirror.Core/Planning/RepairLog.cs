using System.Collections.Immutable;
using WacMirror.Core.Ledger;

namespace WacMirror.Core.Planning;

/// <summary>When settings were repaired after somebody else changed them, oldest first.</summary>
public sealed record RepairLog(ImmutableDictionary<SettingKey, ImmutableArray<DateTimeOffset>> Times)
{
    /// <summary>So many repairs of one setting within <see cref="Window"/> end the repairing. Fewer gives up on two clumsy
    /// hands; more makes a long fight with another tool.</summary>
    public const int Limit = 3;

    /// <summary>Repairs older than this are forgotten. Shorter fights slow opponents for ever; longer leaves a setting
    /// wrong after its opponent has gone.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static RepairLog Empty { get; } = new(ImmutableDictionary<SettingKey, ImmutableArray<DateTimeOffset>>.Empty);

    public bool IsExhausted(SettingKey setting, DateTimeOffset now) =>
        Times.TryGetValue(setting, out var times) && times.Count(at => now - at < Window) >= Limit;

    /// <summary>The log with one more repair, and without those that are too old to count.</summary>
    public RepairLog With(SettingKey setting, DateTimeOffset now) => new(Times.SetItem(
        setting, [.. Times.GetValueOrDefault(setting, []).Where(at => now - at < Window), now]));
}
