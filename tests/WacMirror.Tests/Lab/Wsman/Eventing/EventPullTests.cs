using System.Text;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Eventing;

namespace WacMirror.Tests.Lab.Wsman.Eventing;

public sealed class EventPullTests
{
    [TestCase(60)]
    [TestCase(8_000_000)]
    public async Task Pull_HoweverLongItMayTake_WaitsForTheEvent(int seconds)
    {
        var time = new FakeTimeProvider();
        using var subscription = new Subscription(FakeClass.Virtualization, UriForm.Microsoft, []);
        using var answer = new Answer(Encoding.UTF8, "en-US");
        var request = EnvelopeReader.Read(EventRequests.Pull(subscription.Context, seconds));

        var pull = new EventPull(new SubscriptionTable(time), Bench.Options(time))
            .RunAsync(subscription, request, answer, CancellationToken.None);

        Assert.That(pull.IsCompleted, Is.False);
        subscription.Offer(new CimObject("Test_Alarm", [FakeClass.Number("Level", 2)]));
        await pull;
        answer.End();
        Assert.That(Encoding.UTF8.GetString(answer.Written.Span), Does.Contain("Test_Alarm"));
    }
}
