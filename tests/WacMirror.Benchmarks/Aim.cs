using System.Globalization;

namespace WacMirror.Benchmarks;

/// <summary>What a ratio is to come to.</summary>
/// <param name="Limit">The bound.</param>
/// <param name="IsLeast">Whether the ratio shall not be below it; else it shall not be above.</param>
internal sealed record Aim(double Limit, bool IsLeast = false)
{
    public bool IsMetBy(double ratio) => IsLeast ? ratio >= Limit : ratio <= Limit;

    /// <summary>For people: the bound, and whether the ratio keeps it.</summary>
    public string Judge(double ratio)
    {
        var bound = Limit.ToString("0.0", CultureInfo.InvariantCulture);
        return $"{(IsLeast ? ">=" : "<=")} {bound} {(IsMetBy(ratio) ? "met" : "missed")}";
    }
}
