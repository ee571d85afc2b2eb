using System.Net;

namespace WacMirror.Tests.Lab.Wsman.Eventing;

public sealed class SubscriptionTests
{
    private const string Alarms = "SELECT * FROM Test_Alarm";

    [Test]
    public async Task Subscribe_InPullMode_AnswersManagerExpiryAndContext()
    {
        await using var bench = await EventBench.StartAsync();

        var reply = await bench.PostAsync(EventRequests.Subscribe(
            Alarms, more: $"""<e:Expires xmlns:e="{EventRequests.Eventing}">PT90S</e:Expires>"""));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(reply.One("Action").Value, Is.EqualTo(EventRequests.Eventing + "/SubscribeResponse"));
        Assert.That(reply.One("SubscriptionManager").Descendants().Select(item => item.Name.LocalName), Does.Contain("Identifier"));
        Assert.That(reply.One("ResourceURI").Value, Is.EqualTo(Requests.Wmi + "*"));
        Assert.That(reply.One("Expires").Value, Is.EqualTo("PT1M30S"));
        Assert.That(reply.Context, Is.Not.Empty.And.Not.EqualTo(reply.One("Identifier").Value));
    }

    [Test]
    public async Task Pull_WhenEventsCameBefore_GivesThemAtOnceInOrder()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms);
        bench.Raise(1);
        bench.Raise(2, "there");

        var reply = await bench.PostAsync(EventRequests.Pull(context));

        Assert.That(reply.Values("Level"), Is.EqualTo((string[])["1", "2"]));
        Assert.That(reply.Items.Select(item => item.Name.ToString()), Is.All.EqualTo($"{{{Requests.Wmi}Test_Alarm}}Test_Alarm"));
        Assert.That(reply.Context, Is.EqualTo(context), "goes on");
    }

    [Test]
    public async Task Pull_WhileNothingHappens_WaitsForTheEvent()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms);
        var pull = bench.PostAsync(EventRequests.Pull(context));
        // Nothing but an event, or its time, ends the Pull, so the event may come before or after it began to wait.
        bench.Raise(7);

        Assert.That((await pull).Values("Level"), Is.EqualTo((string[])["7"]));
    }

    [Test]
    public async Task Pull_WithoutEventUntilTimeout_FaultsAndTheNextPullWorks()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms);

        var silent = await bench.TurnThroughAsync(EventRequests.Pull(context, seconds: 5));
        bench.Raise(3);
        var heard = await bench.PostAsync(EventRequests.Pull(context));

        Assert.That(silent.Subcode, Is.EqualTo("w:TimedOut"));
        Assert.That(heard.Values("Level"), Is.EqualTo((string[])["3"]));
    }

    [Test]
    public async Task Pull_WithFewerElementsThanWait_LeavesTheRest()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms);
        for (var level = 1UL; level <= 3; level++)
            bench.Raise(level);

        var first = await bench.PostAsync(EventRequests.Pull(context, maxElements: 2));
        var second = await bench.PostAsync(EventRequests.Pull(context, maxElements: 2));

        Assert.That(first.Values("Level"), Is.EqualTo((string[])["1", "2"]));
        Assert.That(second.Values("Level"), Is.EqualTo((string[])["3"]));
    }

    [Test]
    public async Task Pull_AfterMoreEventsThanAreKept_SaysHowManyWereDropped()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms);
        for (var level = 1UL; level <= 1_005; level++)
            bench.Raise(level);

        var reply = await bench.PostAsync(EventRequests.Pull(context, maxElements: 1));

        Assert.That(reply.One("DroppedEvents").Value, Is.EqualTo("5"));
        Assert.That(reply.Values("Level"), Is.EqualTo((string[])["6"]));
    }

    [Test]
    public async Task Pull_WithHeartbeats_AnswersWithoutItems()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms, "<w:Heartbeats>PT10S</w:Heartbeats>");

        var reply = await bench.TurnThroughAsync(EventRequests.Pull(context, seconds: 3600));

        Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK), reply.Text);
        Assert.That(reply.Items, Is.Empty);
        Assert.That(reply.Context, Is.EqualTo(context));
    }

    [Test]
    public async Task Heartbeats_EveryFewMonths_AreTakenForNoneThatASubscriptionLivesToSee()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms, "<w:Heartbeats>P90D</w:Heartbeats>");
        bench.Raise(1);
        var reply = await bench.PostAsync(EventRequests.Pull(context));
        Assert.That(reply.Values("Level"), Is.EqualTo((string[])["1"]));
    }

    [Test]
    public async Task Query_WithCondition_PassesMatchingEventsOnly()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync("SELECT Level FROM Test_Base WHERE Level >= 2");
        bench.Raise(1);
        bench.Raise(2);

        var reply = await bench.PostAsync(EventRequests.Pull(context));

        Assert.That(reply.Values("Level"), Is.EqualTo((string[])["2"]), "the base class covers the derived one");
        Assert.That(reply.Items.Single().Name.LocalName, Is.EqualTo("XmlFragment"));
    }

    [Test]
    public async Task Unsubscribe_OfOpenSubscription_EndsItsPull()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, id) = await bench.SubscribeAsync(Alarms);
        var pull = bench.PostAsync(EventRequests.Pull(context));

        var ended = await bench.PostAsync(EventRequests.Unsubscribe(id));
        var again = await bench.PostAsync(EventRequests.Unsubscribe(id));

        Assert.That(ended.One("Action").Value, Is.EqualTo(EventRequests.Eventing + "/UnsubscribeResponse"));
        Assert.That((await pull).Subcode, Is.EqualTo("n:InvalidEnumerationContext"));
        Assert.That(again.Subcode, Is.EqualTo("e:InvalidMessage"));
        Assert.That(bench.Events.HasListeners, Is.False);
    }

    [Test]
    public async Task Subscription_PastItsExpiry_IsGone()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, id) = await bench.SubscribeAsync(
            Alarms, more: $"""<e:Expires xmlns:e="{EventRequests.Eventing}">PT60S</e:Expires>""");
        bench.Time.Advance(TimeSpan.FromSeconds(50));
        var renewed = await bench.PostAsync(EventRequests.Renew(id, "PT60S"));
        bench.Time.Advance(TimeSpan.FromSeconds(50));
        bench.Raise(1);
        var alive = await bench.PostAsync(EventRequests.Pull(context));
        bench.Time.Advance(TimeSpan.FromSeconds(11));

        var gone = await bench.PostAsync(EventRequests.Pull(context));

        Assert.That(renewed.One("Expires").Value, Is.EqualTo("PT1M"));
        Assert.That(alive.Values("Level"), Is.EqualTo((string[])["1"]));
        Assert.That(gone.Subcode, Is.EqualTo("n:InvalidEnumerationContext"));
    }

    [Test]
    public async Task Subscription_OfNodeThatWentDown_IsForgotten()
    {
        await using var bench = await EventBench.StartAsync();
        var (context, _) = await bench.SubscribeAsync(Alarms);

        bench.Bench.Server.SetReachable("NODE1", false);
        bench.Bench.Server.SetReachable("NODE1", true);
        var reply = await bench.PostAsync(EventRequests.Pull(context));

        Assert.That(reply.Subcode, Is.EqualTo("n:InvalidEnumerationContext"));
        Assert.That(bench.Events.HasListeners, Is.False);
    }

    [TestCase("SELECT * FROM Test_Nothing", "a:DestinationUnreachable")]
    [TestCase("SELECT * FROM Test_Thing", "n:CannotProcessFilter")]
    [TestCase("SELECT * FROM Test_Alarm WHERE Colour = 1", "n:CannotProcessFilter")]
    [TestCase("SELECT * FROM __InstanceModificationEvent WITHIN 2 WHERE TargetInstance.Name = 'a'", "n:CannotProcessFilter")]
    [TestCase("SELECT * FROM __InstanceModificationEvent WHERE TargetInstance ISA 'Test_Thing'", "n:CannotProcessFilter")]
    [TestCase("SELECT * FROM __InstanceModificationEvent WITHIN 0 WHERE TargetInstance ISA 'Test_Thing'", "n:CannotProcessFilter")]
    [TestCase("SELECT * FROM __InstanceDeletionEvent WITHIN 2 WHERE TargetInstance ISA 'Test_Thing' AND PreviousInstance.Name = 'a'", "n:CannotProcessFilter")]
    public async Task Subscribe_WithQueryThatMakesNoSense_Faults(string wql, string subcode)
    {
        await using var bench = await EventBench.StartAsync();

        Assert.That((await bench.PostAsync(EventRequests.Subscribe(wql))).Subcode, Is.EqualTo(subcode));
    }

    [TestCase("http://schemas.xmlsoap.org/ws/2004/08/eventing/DeliveryModes/Push", "", "e:DeliveryModeRequestedUnavailable")]
    [TestCase(EventRequests.PullMode, "2027-01-01T00:00:00Z", "e:InvalidExpirationTime")]
    [TestCase(EventRequests.PullMode, "PT0S", "e:InvalidExpirationTime")]
    public async Task Subscribe_InAnotherMode_Faults(string mode, string expires, string subcode)
    {
        await using var bench = await EventBench.StartAsync();
        var more = expires.Length == 0 ? "" : $"""<e:Expires xmlns:e="{EventRequests.Eventing}">{expires}</e:Expires>""";

        Assert.That((await bench.PostAsync(EventRequests.Subscribe(Alarms, more: more, mode: mode))).Subcode, Is.EqualTo(subcode));
    }
}
