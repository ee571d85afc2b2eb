namespace WacMirror.Core.Reconciling;

/// <summary>How long to wait before a write is tried again. Pure.</summary>
public static class Backoff
{
    /// <summary>After the first failure. Shorter presses on a node that is in trouble; longer leaves a passing fault
    /// visible.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    /// <summary>However often it failed. Shorter fills logs for a node that will never take it; longer leaves a setting
    /// wrong after its cause has gone.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Twice as long after each failure, and up to a quarter more or less, so that many do not come back
    /// together.</summary>
    /// <param name="failures">How often it failed in a row, from 1 on.</param>
    /// <param name="chance">From 0 to 1, drawn for this wait.</param>
    public static TimeSpan After(int failures, double chance)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        return (doubled < Longest ? doubled : Longest) * (0.75 + chance / 2);
    }
}
