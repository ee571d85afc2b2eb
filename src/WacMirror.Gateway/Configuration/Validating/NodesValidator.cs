using System.Globalization;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Holds nodes to names and addresses that can be asked, each once.</summary>
internal static class NodesValidator
{
    public const string PortRule = "a whole number from 1 to 65535";

    /// <summary>A failover cluster has up to 64 nodes; a list of servers may be several of them. More would be a
    /// mistake, and one process asks each of them every second.</summary>
    private const int MaxNodes = 256;

    /// <summary>What DNS allows; resolvers throw at longer ones.</summary>
    private const int MaxAddress = 253;

    private const string NameRule = "a computer name: 1 to 63 letters, digits, '-', '_' and '.'";
    private const string AddressRule = "a DNS name or an IP address, without protocol, port and path";

    public static IEnumerable<FieldError> Check(ClusterConfig config)
    {
        if (config.Nodes.Length is 0 or > MaxNodes)
            yield return new FieldError(
                "nodes", config.Nodes.Length == 0 ? null : $"{config.Nodes.Length} nodes", $"1 to {MaxNodes} nodes");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < config.Nodes.Length; at++)
        {
            var (name, address, port) = config.Nodes[at];
            if (!IsName(name))
                yield return new FieldError($"nodes[{at}].name", name.Length == 0 ? null : name, NameRule);
            else if (!names.Add(name))
                yield return new FieldError($"nodes[{at}].name", name, "a name that no other node of the entry has");
            if (address is not null && (address.Length > MaxAddress || Uri.CheckHostName(address) == UriHostNameType.Unknown))
                yield return new FieldError($"nodes[{at}].address", address, AddressRule);
            if (port is < 1 or > 65535)
                yield return new FieldError(
                    $"nodes[{at}].port", port?.ToString(CultureInfo.InvariantCulture), PortRule);
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 63
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        && Uri.CheckHostName(name) != UriHostNameType.Unknown;
}
