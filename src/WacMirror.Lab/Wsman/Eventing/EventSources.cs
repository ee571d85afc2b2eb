using WacMirror.Cim;
using WacMirror.Lab.Wsman.Operations;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>Ties a subscription to where its events come from: the node's feed, or the readings of a class.</summary>
internal static class EventSources
{
    /// <returns>The subscription, which owns its sources.</returns>
    /// <exception cref="CimFault">The query names no event class, or a property that is not there.</exception>
    public static Subscription Attach(
        Subscription subscription,
        WqlQuery query,
        ClassCatalog classes,
        CimEventFeed events,
        TimeProvider time,
        CancellationToken ct)
    {
        var ns = subscription.Namespace;
        var evaluator = new WqlEvaluator((className, ancestor) => classes.IsA(ns, className, ancestor));
        if (InstanceEvents.IsOne(query.ClassName))
            Poll(subscription, query, classes, evaluator, time, ct);
        else
            Listen(subscription, query, classes, evaluator, events);
        return subscription;
    }

    private static void Poll(
        Subscription subscription,
        WqlQuery query,
        ClassCatalog classes,
        WqlEvaluator evaluator,
        TimeProvider time,
        CancellationToken ct)
    {
        WqlCheck.Verify(query, query.ClassName, name => InstanceEvents.HasProperty(query.ClassName, name));
        var watched = EventQuery.WatchedClass(query);
        var within = query.Within
            ?? throw WqlFault.Of($"no provider reports {query.ClassName} of {watched} by itself, so WITHIN is needed");
        var isFirst = true;
        subscription.Own(new InstancePoll(time, within, Read, Report));

        // Only the first reading belongs to a request that can be given up.
        Dictionary<string, CimObject> Read()
        {
            var rows = RowSelection.OfClass(
                classes, subscription.Namespace, watched, isFirst ? ct : CancellationToken.None);
            isFirst = false;
            var byPath = new Dictionary<string, CimObject>(rows.Length, StringComparer.OrdinalIgnoreCase);
            foreach (var row in rows)
                byPath[row.Path.ToString()] = row.Object;
            return byPath;
        }

        void Report(CimObject indication)
        {
            if (InstanceEvents.Covers(query.ClassName, indication.ClassName)
                && evaluator.Selects(query.Condition, indication))
                subscription.Offer(indication);
        }
    }

    private static void Listen(
        Subscription subscription,
        WqlQuery query,
        ClassCatalog classes,
        WqlEvaluator evaluator,
        CimEventFeed events)
    {
        var family = classes.Family(subscription.Namespace, query.ClassName);
        var served = family.FirstOrDefault(item => Is(item.Name, query.ClassName)) ?? family[0];
        if (!served.IsEvent)
            throw WqlFault.Of($"{query.ClassName} is not an event class");
        WqlCheck.Verify(query, served.Name, served.HasProperty);
        var names = family.Select(item => item.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        events.Add(Hear);
        subscription.Own(new Removal(() => events.Remove(Hear)));

        void Hear(string ns, CimObject indication)
        {
            if (Is(ns, subscription.Namespace)
                && names.Contains(indication.ClassName)
                && evaluator.Selects(query.Condition, indication))
                subscription.Offer(indication);
        }
    }

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private sealed class Removal(Action remove) : IDisposable
    {
        public void Dispose() => remove();
    }
}
