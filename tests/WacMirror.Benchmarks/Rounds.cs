using System.Globalization;

namespace WacMirror.Benchmarks;

/// <summary>Measurements of several things taken in turn, round after round, so that a change of the machine's mood
/// hits all alike and ratios are taken within a round.</summary>
internal sealed class Rounds
{
    private readonly Dictionary<string, List<double>> values = [];

    public void Add(string name, double value)
    {
        if (!values.TryGetValue(name, out var list))
            values.Add(name, list = []);
        list.Add(value);
    }

    /// <summary>The least and the most, for people.</summary>
    public string Spread(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{values[name].Min():0.0} to {values[name].Max():0.0}");

    public double Median(string name) => Median(values[name]);

    /// <summary>The median of one thing divided by another, round by round.</summary>
    public double Ratio(string name, string peer) =>
        Median(values[name].Zip(values[peer], (value, other) => value / other));

    private static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
