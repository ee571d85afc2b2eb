using System.Globalization;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman.Eventing;

/// <summary>Builds the envelopes of one subscription, as Windows' own client does (DSP0226, 10; DSP0227, 10). Pure;
/// safe on any thread.</summary>
internal sealed class EventingRequests(WsmanRequests requests, string ns, Wql query)
{
    /// <summary>How long the node holds back an answer when nothing happens. Shorter, and a quiet cluster is asked more
    /// often for nothing; longer, and a node that is gone without a word is found out later.</summary>
    public static readonly TimeSpan PullPatience = TimeSpan.FromSeconds(60);

    /// <summary>How often a node without news says that it is there. Not longer than <see cref="PullPatience"/>, which
    /// would make each Pull end with a fault.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    /// <summary>After which the node ends a subscription by itself. Shorter, and whoever listens has to begin anew, and
    /// read everything, more often; longer, and one whose client died stays on the node, with its provider's
    /// work.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromHours(1);

    public string Operation => $"Subscribe {query.ClassName}";

    public WsmanRequest Subscribe() => WsmanRequests.Write(Operation, HeaderOf("/Subscribe"), writer =>
    {
        writer.WriteStartElement("e", "Subscribe", WsmanNames.Eventing);
        writer.WriteStartElement("e", "Delivery", WsmanNames.Eventing);
        writer.WriteAttributeString("Mode", WsmanNames.PullDelivery);
        writer.WriteElementString("w", "Heartbeats", WsmanNames.Wsman, HeaderWriter.Duration(Heartbeat));
        HeaderWriter.Languages(writer);
        writer.WriteElementString("w", "ContentEncoding", WsmanNames.Wsman, "UTF-8");
        writer.WriteEndElement();
        writer.WriteElementString("e", "Expires", WsmanNames.Eventing, HeaderWriter.Duration(Expiry));
        writer.WriteStartElement("w", "Filter", WsmanNames.Wsman);
        writer.WriteAttributeString("Dialect", WsmanNames.WqlDialect);
        writer.WriteString(query.ToString());
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    public WsmanRequest Pull(string context) => WsmanRequests.Write(
        Operation,
        requests.HeaderOf(Resource, WsmanNames.Enumeration + "/Pull") with { OperationTimeout = PullPatience },
        writer =>
        {
            writer.WriteStartElement("n", "Pull", WsmanNames.Enumeration);
            writer.WriteElementString("n", "EnumerationContext", WsmanNames.Enumeration, context);
            writer.WriteElementString("n", "MaxElements", WsmanNames.Enumeration,
                WsmanLimits.RowsPerPage.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        });

    /// <param name="subscription">The identifier that the node gave.</param>
    public WsmanRequest Unsubscribe(string subscription) => WsmanRequests.Write(
        Operation, HeaderOf("/Unsubscribe") with { Subscription = subscription }, writer =>
        {
            writer.WriteStartElement("e", "Unsubscribe", WsmanNames.Eventing);
            writer.WriteEndElement();
        });

    /// <summary>Ends a subscription that has no identifier.</summary>
    public WsmanRequest Release(string context) => requests.Release(ns, query, context);

    private string Resource => ResourceUri.AllOf(ns);

    private WsmanHeader HeaderOf(string action) => requests.HeaderOf(Resource, WsmanNames.Eventing + action);
}
