using System.Net;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Transport;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman.Eventing;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SubscriptionTests
{
    private const string Class = "MSCluster_EventGroupStateChange";

    private static readonly string Resource = Wire.ClassUri.Replace("virtualization/v2/", "MSCluster/*", StringComparison.Ordinal);

    private static readonly Func<HttpResponseMessage> Quiet = ScriptedHandler.Answer(
        Wire.Fault("w:TimedOut", "<f:WSManFault xmlns:f=\"urn:f\" Code=\"2150858793\"/>"), HttpStatusCode.InternalServerError);

    private static readonly Func<HttpResponseMessage> Accepted = Accept(
        "<a:ReferenceParameters><w:ResourceURI>x</w:ResourceURI><e:Identifier>uuid:SUB</e:Identifier></a:ReferenceParameters>");

    private static readonly Func<HttpResponseMessage> Done = ScriptedHandler.Answer(Wire.Envelope(string.Empty));

    private readonly BriefPauseTime time = new();

    [Test]
    public async Task Subscribe_AsksForPullDeliveryOfTheQuery()
    {
        var handler = new ScriptedHandler(Accepted, Done);
        await using (await SubscribeAsync(handler))
        {
        }
        Assert.That(handler.Requests[0], Does
            .Contain("<a:Action s:mustUnderstand=\"true\">http://schemas.xmlsoap.org/ws/2004/08/eventing/Subscribe</a:Action>")
            .And.Contain($"<w:ResourceURI s:mustUnderstand=\"true\">{Resource}</w:ResourceURI>")
            .And.EndWith(
                "<s:Body><e:Subscribe xmlns:e=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\">"
                + "<e:Delivery Mode=\"http://schemas.dmtf.org/wbem/wsman/1/wsman/Pull\">"
                + "<w:Heartbeats>PT30.000S</w:Heartbeats>"
                + "<w:Locale xml:lang=\"en-US\" s:mustUnderstand=\"false\" /><m:DataLocale xml:lang=\"en-US\" s:mustUnderstand=\"false\" />"
                + "<w:ContentEncoding>UTF-8</w:ContentEncoding></e:Delivery><e:Expires>PT3600.000S</e:Expires>"
                + "<w:Filter Dialect=\"http://schemas.microsoft.com/wbem/wsman/1/WQL\">SELECT * FROM " + Class
                + "</w:Filter></e:Subscribe></s:Body></s:Envelope>"));
    }

    [Test]
    public async Task Disposal_NamesTheSubscriptionToTheNode()
    {
        var handler = new ScriptedHandler(Accepted, Done);
        var subscription = await SubscribeAsync(handler);
        await subscription.DisposeAsync();
        await subscription.DisposeAsync();
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
        Assert.That(handler.Requests[1], Does
            .Contain("http://schemas.xmlsoap.org/ws/2004/08/eventing/Unsubscribe</a:Action>")
            .And.Contain("<e:Identifier xmlns:e=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\">uuid:SUB</e:Identifier>")
            .And.EndWith("<s:Body><e:Unsubscribe xmlns:e=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\" /></s:Body></s:Envelope>"));
    }

    [TestCase("<a:ReferenceProperties><e:Identifier>uuid:SUB</e:Identifier></a:ReferenceProperties>", "uuid:SUB</e:Identifier>")]
    [TestCase("<a:Address>http://hv01/wsman</a:Address>", "<n:Release>")]
    public async Task Disposal_OfASubscriptionInAnotherForm_EndsItToo(string manager, string expected)
    {
        var handler = new ScriptedHandler(Accept(manager), Done);
        await using (await SubscribeAsync(handler))
        {
        }
        Assert.That(handler.Requests[1], Does.Contain(expected));
    }

    [Test]
    public async Task Events_OfSeveralPulls_ComeInTheirOrderUnderTheLatestContext()
    {
        var handler = new ScriptedHandler(
            Accepted,
            ScriptedHandler.Answer(Wire.Pull(Event("A") + Event("B"), "uuid:2")),
            ScriptedHandler.Answer(Wire.Pull($"<w:Event>{Event("C")}</w:Event>", "uuid:3")),
            Done);
        Assert.That(await ReadAsync(handler, 3), Is.EqualTo((string[])["A", "B", "C"]));
        Assert.That(handler.Requests[1], Does.Contain("<n:EnumerationContext>uuid:1</n:EnumerationContext>")
            .And.Contain("<w:OperationTimeout>PT60.000S</w:OperationTimeout>"));
        Assert.That(handler.Requests[2], Does.Contain("<n:EnumerationContext>uuid:2</n:EnumerationContext>"));
        Assert.That(handler.Requests[3], Does.Contain("Unsubscribe"));
    }

    [Test]
    public async Task Pull_InWhichNothingHappened_IsFollowedByAnotherAfterAPause()
    {
        var handler = new ScriptedHandler(
            Accepted,
            Quiet,
            Done,
            ScriptedHandler.Answer(Wire.Pull(string.Empty, "uuid:2")),
            ScriptedHandler.Answer(Wire.Pull("<w:Event><w:Heartbeat/></w:Event>", "uuid:3")),
            ScriptedHandler.Answer(Wire.Pull(Event("A"), "uuid:4")),
            Done);
        Assert.That(await ReadAsync(handler, 1), Is.EqualTo((string[])["A"]));
        Assert.That(handler.Requests, Has.Count.EqualTo(7));
        Assert.That(time.Pauses, Is.EqualTo(Enumerable.Repeat(TimeSpan.FromSeconds(1), 4)));
    }

    [Test]
    public async Task Subscription_ThatTheNodeEnds_IsAnErrorAfterItsLastEvent()
    {
        var handler = new ScriptedHandler(Accepted, ScriptedHandler.Answer(Wire.Pull(Event("A"))));
        await using var subscription = await SubscribeAsync(handler);
        var seen = new List<string?>();
        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var happened in subscription.ReadAsync(CancellationToken.None))
                    seen.Add(happened.Text("EventObjectName"));
            },
            Fails.With(NodeFault.NotFound));
        Assert.That(seen, Is.EqualTo((string[])["A"]));
    }

    [Test]
    public async Task Subscription_ThatTheNodeDoesNotKnowAnyMore_IsAnErrorAndNotUnsubscribed()
    {
        var handler = new ScriptedHandler(
            Accepted,
            ScriptedHandler.Answer(Wire.Fault("n:InvalidEnumerationContext", string.Empty), HttpStatusCode.InternalServerError));
        await using (var subscription = await SubscribeAsync(handler))
            await Assert.ThatAsync(() => FirstAsync(subscription, CancellationToken.None), Fails.With(NodeFault.InternalError));
        Assert.That(handler.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Subscription_WhoseConnectionBreaks_IsEndedOnTheNodeAllTheSame()
    {
        var handler = new ScriptedHandler(
            Accepted, () => throw new HttpRequestException(HttpRequestError.Unknown, "x", new IOException("reset")), Done);
        await using (var subscription = await SubscribeAsync(handler))
            await Assert.ThatAsync(() => FirstAsync(subscription, CancellationToken.None), Fails.With(NodeFault.Unreachable));
        Assert.That(handler.Requests[^1], Does.Contain("Unsubscribe"));
    }

    [Test]
    public async Task Reader_WhoCancelsWithinAPull_EndsTheSubscriptionOnTheNode()
    {
        var real = new FakeTimeProvider();
        var handler = new HoldingHandler("<n:Pull>", Accepted, Done);
        await using (var subscription = await SubscribeAsync(handler, real))
        {
            using var stop = new CancellationTokenSource();
            var reading = FirstAsync(subscription, stop.Token);
            await handler.Held;
            await stop.CancelAsync();
            await Assert.ThatAsync(() => reading, Throws.InstanceOf<OperationCanceledException>());
        }
        Assert.That(handler.Requests[^1], Does.Contain("Unsubscribe"));
    }

    [Test]
    public async Task Node_ThatAnswersAPullLaterThanItMay_IsTimedOut()
    {
        var real = new FakeTimeProvider();
        var handler = new HoldingHandler("<n:Pull>", Accepted, Done);
        await using var subscription = await SubscribeAsync(handler, real);
        var reading = FirstAsync(subscription, CancellationToken.None);
        await handler.Held;
        real.Advance(TimeSpan.FromSeconds(70));
        await Assert.ThatAsync(() => reading, Fails.With(NodeFault.TimedOut));
    }

    [TestCase("")]
    [TestCase("<e:SubscribeResponse xmlns:e=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\"><e:Expires>PT1H</e:Expires></e:SubscribeResponse>")]
    [TestCase("<n:EnumerateResponse><n:EnumerationContext>uuid:1</n:EnumerationContext></n:EnumerateResponse>")]
    public void SubscribeAnswer_WithoutAContext_IsAProtocolViolation(string body) => Assert.That(
        () => SubscribeAsync(new ScriptedHandler(ScriptedHandler.Answer(Wire.Envelope(body)))),
        Fails.With(NodeFault.ProtocolViolation));

    [Test]
    public void Subscribe_Refused_HasItsMeaningAndIsNotRepeated()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Answer(
            Wire.Fault("w:InternalError", "<f:WSManFault xmlns:f=\"urn:f\" Code=\"70\"/>"), HttpStatusCode.InternalServerError));
        var error = Assert.ThrowsAsync<NodeException>(() => SubscribeAsync(handler))!;
        Assert.That(error.Fault, Is.EqualTo(NodeFault.Busy));
        Assert.That(error.Operation, Is.EqualTo("Subscribe " + Class));
        Assert.That(handler.Requests, Has.Count.EqualTo(1));
    }

    private static Func<HttpResponseMessage> Accept(string manager) => ScriptedHandler.Answer(Wire.Envelope(
        "<e:SubscribeResponse xmlns:e=\"http://schemas.xmlsoap.org/ws/2004/08/eventing\">"
        + $"<e:SubscriptionManager><a:Address>http://hv01/wsman</a:Address>{manager}</e:SubscriptionManager>"
        + "<e:Expires>PT600S</e:Expires><n:EnumerationContext>uuid:1</n:EnumerationContext></e:SubscribeResponse>"));

    private static string Event(string group) =>
        Wire.Instance(Class, $"<p:EventObjectName>{group}</p:EventObjectName>");

    private Task<ICimSubscription> SubscribeAsync(HttpMessageHandler handler, TimeProvider? clock = null) =>
        new WsmanSession(new WsmanHttp(Wire.Endpoint, handler), Wire.Requests, clock ?? time)
            .SubscribeAsync("root/MSCluster", Wql.Select(Class), CancellationToken.None);

    private async Task<string[]> ReadAsync(HttpMessageHandler handler, int count)
    {
        await using var subscription = await SubscribeAsync(handler);
        var seen = new List<string>();
        await foreach (var happened in subscription.ReadAsync(CancellationToken.None))
        {
            seen.Add(happened.Text("EventObjectName")!);
            if (seen.Count == count)
                break;
        }
        return [.. seen];
    }

    private static async Task<CimObject> FirstAsync(ICimSubscription subscription, CancellationToken cancellationToken)
    {
        await foreach (var happened in subscription.ReadAsync(cancellationToken))
            return happened;
        throw new InvalidOperationException("The events ended.");
    }
}
