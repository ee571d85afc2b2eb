using WacMirror.Cim;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman.Eventing;

/// <summary>A node with one class of things and one of events, on a clock that the test turns.</summary>
internal sealed class EventBench : IAsyncDisposable
{
    public const string Alarm = "Test_Alarm";

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    private EventBench(Bench bench, TellingTime time, FakeClass things, CimEventFeed events) =>
        (Bench, Time, Things, Events) = (bench, time, things, events);

    public Bench Bench { get; }

    public TellingTime Time { get; }

    /// <summary>Empty at first; a test changes its rows.</summary>
    public FakeClass Things { get; }

    public CimEventFeed Events { get; }

    public static async Task<EventBench> StartAsync()
    {
        var time = new TellingTime();
        var things = FakeClass.Named("Test_Thing", "Name");
        things.Declared.Add("Colour");
        var alarms = new FakeClass(FakeClass.Virtualization, Alarm, [], "Test_Base") { IsEvents = true };
        alarms.Declared.AddRange(["Level", "Where"]);
        var bases = new FakeClass(FakeClass.Virtualization, "Test_Base", []) { IsEvents = true };
        bases.Declared.Add("Level");
        var node = new WsmanNode("NODE1", [things, alarms, bases]);
        return new EventBench(await Bench.StartAsync(Bench.Options(time), node), time, things, node.Events);
    }

    public void Raise(ulong level, string where = "here") => Events.Raise(
        FakeClass.Virtualization,
        new CimObject(Alarm, [FakeClass.Number("Level", level), FakeClass.Text("Where", where)]));

    /// <summary>Replaces the rows: name and colour.</summary>
    public void Show(params (string Name, string Colour)[] things)
    {
        Things.Rows.Clear();
        foreach (var (name, colour) in things)
            Things.With(FakeClass.Text("Name", name), FakeClass.Text("Colour", colour));
    }

    public Task<Reply> PostAsync(string envelope) => Bench.PostAsync(envelope);

    /// <summary>Subscribes and gives what the answer names: the pull's context and the subscription's id.</summary>
    public async Task<(string Context, string Id)> SubscribeAsync(string wql, string delivery = "", string more = "")
    {
        var reply = await PostAsync(EventRequests.Subscribe(wql, delivery, more));
        Assert.That((int)reply.Status, Is.EqualTo(200), reply.Text);
        return (reply.Context, reply.One("Identifier").Value);
    }

    /// <summary>Asks for events and, once the node waits for one, turns the clock: far enough for what a test waits for,
    /// and not so far that the subscription ends.</summary>
    public async Task<Reply> TurnThroughAsync(string pull)
    {
        var waits = Time.NextTimer;
        var answer = PostAsync(pull);
        await Task.WhenAny(waits, answer);
        for (var turned = TimeSpan.Zero; turned < TimeSpan.FromMinutes(1) && !answer.IsCompleted; turned += Turn)
            Time.Advance(Turn);
        return await answer;
    }

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
