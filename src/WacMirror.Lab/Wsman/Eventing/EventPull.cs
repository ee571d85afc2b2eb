using System.Globalization;
using System.Xml.Linq;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Operations;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>Pull on a subscription: answers as soon as there is an event, with a fault when the request's time is over
/// before (DSP0226, section 10.2.9.5), and without items when a heartbeat is due. Unproven on a real node: the
/// heartbeat's form, and that the count of dropped events comes as an item.</summary>
internal sealed class EventPull(SubscriptionTable table, WsmanServerOptions options)
{
    private static readonly XNamespace N = Uris.Enumeration;

    /// <summary>The subscription whose context a Pull names; null when it names an enumeration or nothing.</summary>
    public Subscription? Find(RequestEnvelope request) =>
        request.Body?.Element(N + "EnumerationContext") is { } context ? table.FindContext(context.Value.Trim()) : null;

    /// <exception cref="CimFault">The time is over, the subscription ended, or another Pull waits.</exception>
    public async Task RunAsync(
        Subscription subscription, RequestEnvelope request, Answer answer, CancellationToken aborted)
    {
        var maxItems = EnumerateRequest.Count(request.Body!, N + "MaxElements");
        Enter(subscription);
        try
        {
            await WaitAsync(subscription, LimitOf(request), aborted).ConfigureAwait(false);
            answer.Begin(Actions.Pull + "Response", request.MessageId);
            lock (subscription.Gate)
                Write_NeedsLock(subscription, answer, maxItems);
        }
        finally
        {
            lock (subscription.Gate)
                subscription.IsPulled = false;
        }
    }

    /// <summary>What a Pull asks for may be longer than other requests may take, and no longer than a subscription
    /// lives.</summary>
    private TimeSpan LimitOf(RequestEnvelope request)
    {
        var asked = request.Timeout ?? options.MaxOperationTimeout;
        return asked < SubscriptionTable.LongestLife ? asked : SubscriptionTable.LongestLife;
    }

    private static void Enter(Subscription subscription)
    {
        lock (subscription.Gate)
        {
            if (subscription.IsPulled)
                throw new CimFault(CimFaultKind.ConcurrentPull, "Another Pull waits on this subscription.");
            subscription.IsPulled = true;
        }
    }

    private async Task WaitAsync(Subscription subscription, TimeSpan limit, CancellationToken aborted)
    {
        var begun = options.Time.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (subscription.Gate)
            {
                if (subscription.HasEnded)
                    throw new CimFault(CimFaultKind.InvalidEnumerationContext, "The subscription has ended.");
                if (subscription.Waiting.Count > 0 || subscription.Dropped > 0 || subscription.IsBeating)
                    return;
                changed = subscription.Changed_NeedsLock;
            }
            var left = limit - options.Time.GetElapsedTime(begun);
            try
            {
                await changed.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, options.Time, aborted)
                    .ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw new CimFault(CimFaultKind.TimedOut, $"No event came within {limit}, the OperationTimeout.");
            }
        }
    }

    private static void Write_NeedsLock(Subscription subscription, Answer answer, int maxItems)
    {
        var xml = answer.Xml;
        xml.WriteStartElement("n", "PullResponse", Uris.Enumeration);
        xml.WriteElementString("n", "EnumerationContext", Uris.Enumeration, subscription.Context);
        xml.WriteStartElement("n", "Items", Uris.Enumeration);
        subscription.IsBeating = false;
        if (subscription.Dropped > 0)
        {
            xml.WriteStartElement("w", "DroppedEvents", Uris.Wsman);
            xml.WriteAttributeString("Action", Uris.DroppedEvents);
            xml.WriteString(subscription.Dropped.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            subscription.Dropped = 0;
        }
        var instances = new InstanceWriter(xml, subscription.Form);
        for (var count = 0; count < maxItems && subscription.Waiting.TryPeek(out var next); count++)
        {
            var mark = answer.Mark();
            WriteItem(instances, subscription, next);
            var end = answer.Mark();
            if (!answer.Fits)
            {
                answer.TakeBack(mark, end);
                if (count == 0)
                    throw Answer.TooLarge(answer.Limit);
                break;
            }
            subscription.Waiting.Dequeue();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteItem(InstanceWriter instances, Subscription subscription, CimObject indication)
    {
        if (subscription.Columns.IsEmpty)
            instances.WriteInstance(subscription.Namespace, indication);
        else
            instances.WriteFragment(subscription.Namespace, indication, subscription.Columns);
    }
}
