using System.Globalization;
using System.Security;

namespace WacMirror.Lab.Topologies;

/// <summary>What a person types to choose a topology.</summary>
internal static class TopologySpec
{
    private const string Prefix = "scale:";
    private const string Awkward = "awkward";

    public static LabTopology Load(string? spec)
    {
        if (string.IsNullOrWhiteSpace(spec))
            return LabTopology.Default();
        if (spec.Equals(Awkward, StringComparison.OrdinalIgnoreCase))
            return LabTopology.Awkward();
        return spec.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Scale(spec) : File(spec);
    }

    private static LabTopology Scale(string spec)
    {
        var parts = spec[Prefix.Length..].Split('x', 'X');
        var numbers = parts
            .Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : (int?)null)
            .OfType<int>()
            .ToArray();
        return numbers.Length == parts.Length && numbers is [var nodes, var machines, .. [] or [_]]
            ? LabTopology.Scale(nodes, machines, numbers is [_, _, var adapters] ? adapters : 2)
            : throw new LabTopologyException(
                    "topology",
                    "scale",
                    spec,
                    "scale:NODESxMACHINES, such as scale:64x125, or scale:NODESxMACHINESxADAPTERS",
                    null);
    }

    private static LabTopology File(string path)
    {
        try
        {
            return LabTopology.Parse(System.IO.File.ReadAllText(path), path);
        }
        catch (Exception error) when (
            error is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            throw new LabTopologyException(
                $"{path}: the topology cannot be read; allowed is nothing, a JSON file or "
                + $"scale:NODESxMACHINES. {error.Message}",
                error);
        }
    }
}
