using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman.Eventing;

public sealed class InstanceEventTests
{
    private const string Watch = " WITHIN 2 WHERE TargetInstance ISA 'Test_Thing'";

    [Test]
    public async Task Modification_OfWatchedInstance_ComesWithItsPreviousSelf()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Show(("a", "red"), ("b", "red"));
        var (context, _) = await bench.SubscribeAsync(
            $"SELECT * FROM __InstanceModificationEvent{Watch} AND TargetInstance.Colour <> PreviousInstance.Colour");
        bench.Show(("a", "red"), ("b", "blue"));

        var reply = await bench.TurnThroughAsync(EventRequests.Pull(context, seconds: 3600));

        Assert.That(reply.Items.Single().Name.LocalName, Is.EqualTo("__InstanceModificationEvent"));
        Assert.That(reply.One("TargetInstance").Elements().Select(item => item.Value), Is.EqualTo((string[])["b", "blue"]));
        Assert.That(reply.One("PreviousInstance").Elements().Select(item => item.Value), Is.EqualTo((string[])["b", "red"]));
    }

    [Test]
    public async Task Operation_OfEveryKind_ComesWhenAllAreAskedFor()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Show(("a", "red"), ("b", "red"));
        var (context, _) = await bench.SubscribeAsync($"SELECT * FROM __InstanceOperationEvent{Watch}");
        bench.Show(("b", "blue"), ("c", "red"));

        var reply = await bench.TurnThroughAsync(EventRequests.Pull(context, seconds: 3600));

        Assert.That(
            reply.Items.Select(item => item.Name.LocalName),
            Is.EquivalentTo((string[])["__InstanceModificationEvent", "__InstanceCreationEvent", "__InstanceDeletionEvent"]));
    }

    [Test]
    public async Task Modification_ThatTheConditionLeavesOut_IsNotReported()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Show(("a", "red"), ("b", "red"));
        var (context, _) = await bench.SubscribeAsync(
            $"SELECT * FROM __InstanceModificationEvent{Watch} AND TargetInstance.Name = 'b'");
        bench.Show(("a", "blue"), ("b", "red"));

        var reply = await bench.TurnThroughAsync(EventRequests.Pull(context, seconds: 20));

        Assert.That(reply.Subcode, Is.EqualTo("w:TimedOut"));
    }

    [Test]
    public async Task Reading_ThatFaults_IsSkipped()
    {
        await using var bench = await EventBench.StartAsync();
        bench.Show(("a", "red"));
        var (context, _) = await bench.SubscribeAsync($"SELECT * FROM __InstanceModificationEvent{Watch}");
        bench.Things.BeforeRead = () =>
        {
            bench.Things.BeforeRead = static () => { };
            throw new CimFault(CimFaultKind.InvalidClass, "away");
        };
        bench.Show(("a", "blue"));

        var reply = await bench.TurnThroughAsync(EventRequests.Pull(context, seconds: 3600));

        Assert.That(reply.One("TargetInstance").Value, Is.EqualTo("ablue"));
    }
}
