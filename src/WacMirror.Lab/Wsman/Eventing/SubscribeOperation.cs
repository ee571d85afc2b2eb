using System.Xml;
using System.Xml.Linq;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Operations;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>Subscribe, Renew and Unsubscribe.</summary>
internal sealed class SubscribeOperation(
    ClassCatalog classes, SubscriptionTable table, CimEventFeed events, TimeProvider time)
{
    private static readonly XNamespace E = Uris.Eventing;

    public async Task SubscribeAsync(RequestEnvelope request, Answer answer, OperationBound bound)
    {
        var target = ResourceTarget.Parse(request.ResourceUri, request.Selectors);
        var wanted = SubscribeRequest.Read(request.Body);
        var query = EventQuery.Of(target, wanted.Query);
        var subscription = new Subscription(target.Namespace, target.Form, query.Columns);
        var life = Bounded(wanted.Expires);
        try
        {
            // A class may be slow to read; what is there at the beginning is no event.
            await bound.RunAsync(ct => EventSources.Attach(subscription, query, classes, events, time, ct))
                .ConfigureAwait(false);
            if (wanted.Heartbeat is not null)
            {
                var beat = Bounded(wanted.Heartbeat);
                subscription.Own(time.CreateTimer(_ => subscription.Beat(), null, beat, beat));
            }
            table.Add(subscription, life);
        }
        catch
        {
            subscription.Dispose();
            throw;
        }
        answer.Begin(Actions.Subscribe + "Response", request.MessageId);
        Write(answer.Xml, target, request.ResourceUri!, subscription, life);
    }

    public void Renew(RequestEnvelope request, Answer answer)
    {
        if (request.Body?.Name != E + "Renew")
            throw new CimFault(CimFaultKind.SchemaValidationError, "The body is not a Renew element.");
        var life = Bounded(SubscribeRequest.ExpiresOf(request.Body));
        var id = IdOf(request);
        if (!table.Renew(id, life))
            throw Unknown(id);
        answer.Begin(Actions.Renew + "Response", request.MessageId);
        answer.Xml.WriteStartElement("e", "RenewResponse", Uris.Eventing);
        answer.Xml.WriteElementString("e", "Expires", Uris.Eventing, XmlConvert.ToString(life));
        answer.Xml.WriteEndElement();
    }

    public void Unsubscribe(RequestEnvelope request, Answer answer)
    {
        if (request.Body?.Name != E + "Unsubscribe")
            throw new CimFault(CimFaultKind.SchemaValidationError, "The body is not an Unsubscribe element.");
        var id = IdOf(request);
        if (!table.Remove(id))
            throw Unknown(id);
        answer.Begin(Actions.Unsubscribe + "Response", request.MessageId);
    }

    /// <summary>No longer than a subscription lives; clocks take no span of months either.</summary>
    private static TimeSpan Bounded(TimeSpan? asked) =>
        asked < SubscriptionTable.LongestLife ? asked.Value : SubscriptionTable.LongestLife;

    private static string IdOf(RequestEnvelope request) => request.Subscription
        ?? throw new CimFault(CimFaultKind.InvalidSubscription, "The request has no Identifier of a subscription.");

    private static CimFault Unknown(string id) =>
        new(CimFaultKind.InvalidSubscription, $"The subscription '{id}' is not open.");

    private static void Write(
        XmlWriter xml, ResourceTarget target, string resource, Subscription subscription, TimeSpan life)
    {
        xml.WriteStartElement("e", "SubscribeResponse", Uris.Eventing);
        xml.WriteStartElement("e", "SubscriptionManager", Uris.Eventing);
        xml.WriteElementString("a", "Address", Uris.Addressing, Uris.Anonymous);
        xml.WriteStartElement("a", "ReferenceParameters", Uris.Addressing);
        xml.WriteElementString("w", "ResourceURI", Uris.Wsman, resource);
        if (!target.Form.NamespaceInPath)
        {
            xml.WriteStartElement("w", "SelectorSet", Uris.Wsman);
            xml.WriteStartElement("w", "Selector", Uris.Wsman);
            xml.WriteAttributeString("Name", Selector.CimNamespace);
            xml.WriteString(target.Namespace);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteElementString("e", "Identifier", Uris.Eventing, subscription.Id);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteElementString("e", "Expires", Uris.Eventing, XmlConvert.ToString(life));
        xml.WriteElementString("n", "EnumerationContext", Uris.Enumeration, subscription.Context);
        xml.WriteEndElement();
    }
}
