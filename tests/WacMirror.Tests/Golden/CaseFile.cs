using System.Text.Json;

namespace WacMirror.Tests.Golden;

/// <summary>The files of what is expected, as text that compares line by line.</summary>
internal static class CaseFile
{
    public static string Write<T>(T value) =>
        JsonSerializer.Serialize(value, CaseJson.Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>The same text without comments, laid out as <see cref="Write"/> does.</summary>
    public static string Normal(string text) => Write(CaseJson.Read<JsonElement>(text));

    /// <summary>Both texts in one: lines that are missing begin with '-', those that are too many with '+'.</summary>
    public static string Difference(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var common = new int[left.Length + 1, right.Length + 1];
        for (var row = left.Length - 1; row >= 0; row--)
            for (var column = right.Length - 1; column >= 0; column--)
                common[row, column] = left[row] == right[column]
                    ? common[row + 1, column + 1] + 1
                    : Math.Max(common[row + 1, column], common[row, column + 1]);
        var lines = new List<string>();
        for (var (row, column) = (0, 0); row < left.Length || column < right.Length;)
            if (row < left.Length && column < right.Length && left[row] == right[column])
                (lines, row, column) = ([.. lines, $"  {left[row]}"], row + 1, column + 1);
            else if (column == right.Length || (row < left.Length && common[row + 1, column] >= common[row, column + 1]))
                lines.Add($"- {left[row++]}");
            else
                lines.Add($"+ {right[column++]}");
        return string.Join('\n', lines);
    }
}
