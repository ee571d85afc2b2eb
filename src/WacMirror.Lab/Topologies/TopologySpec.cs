using System.Globalization;
using System.Security;

namespace WacMirror.Lab.Topologies;

/// <summary>What a person types to choose a topology.</summary>
internal static class TopologySpec
{
    private const string Prefix = "scale:";

    public static LabTopology Load(string? spec)
    {
        if (string.IsNullOrWhiteSpace(spec))
            return LabTopology.Default();
        return spec.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Scale(spec) : File(spec);
    }

    private static LabTopology Scale(string spec)
    {
        var parts = spec[Prefix.Length..].Split('x', 'X');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var nodes)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var machines)
            ? LabTopology.Scale(nodes, machines)
            : throw new LabTopologyException(
                    "topology", "scale", spec, "scale:NODESxMACHINES, such as scale:64x125", null);
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
