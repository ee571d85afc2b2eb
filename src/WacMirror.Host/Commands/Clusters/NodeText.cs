using System.Globalization;
using WacMirror.Gateway.Configuration;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>Reads a node as the command line has it: <c>HV01</c>, <c>HV01=hv01.example.net</c>,
/// <c>HV01=10.0.0.1:5986</c>, <c>HV01=[fe80::1]:5986</c>.</summary>
internal static class NodeText
{
    public static NodeConfig Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return new NodeConfig(text);
        var (address, port) = ParseAddress(text[(equals + 1)..]);
        return new NodeConfig(text[..equals], address, port);
    }

    /// <summary>An address with or without a port; an IPv6 address with a port stands in brackets. A port that is no
    /// number reads as 0, which no validator lets pass.</summary>
    public static (string Address, int? Port) ParseAddress(string text)
    {
        var colon = text.LastIndexOf(':');
        var bracket = text.LastIndexOf(']');
        var hasPort = colon >= 0 && (bracket >= 0 ? colon > bracket : text.IndexOf(':', StringComparison.Ordinal) == colon);
        var address = (hasPort ? text[..colon] : text).Trim('[', ']');
        return (address, hasPort ? Number(text[(colon + 1)..]) : null);
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
}
