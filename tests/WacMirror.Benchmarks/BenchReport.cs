using System.Globalization;
using System.Text.Json;

namespace WacMirror.Benchmarks;

/// <summary>Shows rows: an aligned table with aims for people, JSON for machines.</summary>
internal static class BenchReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly string[] Head = ["case", "metric", "value", "unit", "peer", "ratio", "aim"];

    public static void WriteTable(BenchOutcome outcome, TextWriter output)
    {
        var lines = outcome.Rows.Select(row => Cells(row, outcome.Aims(row))).Prepend(Head).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, i) => Align(cell, i, widths[i]))).TrimEnd());
    }

    public static void WriteJson(IReadOnlyList<BenchRow> rows, string file) =>
        File.WriteAllText(file, JsonSerializer.Serialize(rows, Json));

    private static string[] Cells(BenchRow row, Aim? aim) =>
    [
        row.Case, row.Metric, Number(row.Value), row.Unit, row.Peer ?? "",
        row.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "",
        row.Ratio is { } ratio && aim is not null ? aim.Judge(ratio) : "",
    ];

    private static string Align(string cell, int column, int width) =>
        Head[column] is "value" or "ratio" ? cell.PadLeft(width) : cell.PadRight(width);

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.00", CultureInfo.InvariantCulture);
}
