using System.Xml;
using System.Xml.Linq;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>The body of a Subscribe request in pull mode (DSP0226, section 10.2).</summary>
/// <param name="Query">The WQL text, or null for all events of the class in the resource URI.</param>
/// <param name="Expires">How long the subscription shall live without a Renew, or null.</param>
/// <param name="Heartbeat">How long a Pull waits at most without any answer, or null.</param>
internal sealed record SubscribeRequest(string? Query, TimeSpan? Expires, TimeSpan? Heartbeat)
{
    private static readonly XNamespace E = Uris.Eventing;
    private static readonly XNamespace W = Uris.Wsman;

    /// <exception cref="CimFault">The body is something else, or asks for what is not there.</exception>
    public static SubscribeRequest Read(XElement? body)
    {
        if (body?.Name != E + "Subscribe")
            throw new CimFault(CimFaultKind.SchemaValidationError, "The body is not a Subscribe element.");
        var delivery = body.Element(E + "Delivery");
        var mode = delivery?.Attribute("Mode")?.Value ?? string.Empty;
        if (mode != Uris.PullDelivery)
            throw new CimFault(
                CimFaultKind.DeliveryModeUnavailable,
                $"The delivery mode '{mode}' is not available; '{Uris.PullDelivery}' is.");
        return new SubscribeRequest(
            ReadQuery(body),
            ExpiresOf(body),
            delivery!.Element(W + "Heartbeats") is { } beats ? Duration(beats.Value) : null);
    }

    /// <summary>What a Subscribe or a Renew asks for; null when it asks for nothing.</summary>
    /// <exception cref="CimFault">It is no duration above zero.</exception>
    public static TimeSpan? ExpiresOf(XElement body) =>
        body.Element(E + "Expires") is { } expires ? Duration(expires.Value) : null;

    // WS-Eventing's own filter element and WS-Management's mean the same.
    private static string? ReadQuery(XElement body)
    {
        if ((body.Element(W + "Filter") ?? body.Element(E + "Filter")) is not { } filter)
            return null;
        var dialect = filter.Attribute("Dialect")?.Value ?? string.Empty;
        return dialect.Equals(Uris.WqlDialect, StringComparison.OrdinalIgnoreCase)
            ? filter.Value
            : throw new CimFault(
                CimFaultKind.EventFilterUnavailable,
                $"The filter dialect '{dialect}' is not available; '{Uris.WqlDialect}' is.");
    }

    private static TimeSpan Duration(string text)
    {
        try
        {
            var duration = XmlConvert.ToTimeSpan(text.Trim());
            if (duration > TimeSpan.Zero)
                return duration;
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw NotDuration(text);
        }
        throw NotDuration(text);
    }

    private static CimFault NotDuration(string text) =>
        new(CimFaultKind.InvalidExpirationTime, $"'{text}' is not a duration above zero.");
}
