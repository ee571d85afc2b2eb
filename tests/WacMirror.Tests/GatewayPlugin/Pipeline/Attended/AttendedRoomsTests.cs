using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Gateway.Security.Attending;
using WacMirror.GatewayPlugin.Pipeline;
using WacMirror.GatewayPlugin.Pipeline.Attended;
using WacMirror.GatewayPlugin.Pipeline.Settings;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.GatewayPlugin.Pipeline.Attended;

internal sealed class AttendedRoomsTests
{
    private readonly FakeTimeProvider time = new(Some.Moment);
    private readonly List<(ICallerIdentity Caller, Attendee Attendee)> opened = [];
    private DataFolder data = null!;
    private ScriptedLifetime lifetime = null!;
    private AttendedRooms rooms = null!;

    [SetUp]
    public void Start()
    {
        opened.Clear();
        (data, lifetime) = (new DataFolder(), new ScriptedLifetime());
        rooms = new AttendedRooms(
            new ClusterFile(data.Path), new EnforcingSeats(), Open, time, NullLogger<AttendedRooms>.Instance);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await rooms.DisposeAsync();
        lifetime.Dispose();
        data.Dispose();
    }

    [Test]
    public void Person_WhoComesAgain_HasTheSameRoomAndNobodyElseHas()
    {
        using var first = rooms.Enter(new ScriptedCaller("ann"), mayEnforce: false);
        using var again = rooms.Enter(new ScriptedCaller("ann"), mayEnforce: true);
        using var other = rooms.Enter(new ScriptedCaller("bob"), mayEnforce: false);
        Assert.That(again.Pipeline, Is.SameAs(first.Pipeline));
        Assert.That(other.Pipeline, Is.Not.SameAs(first.Pipeline));
        Assert.That(opened.Select(room => room.Attendee.MayEnforce), Is.EqualTo(new[] { true, false }), "as of the last request");
    }

    [Test]
    public async Task Identity_IsKeptBeyondItsRequestAndGivenBackWithTheRoom()
    {
        var caller = new ScriptedCaller("ann");
        rooms.Enter(caller, mayEnforce: true).Dispose();
        caller.Dispose();
        var kept = (ScriptedCaller)opened.Single().Caller;
        Assert.That(kept, Is.Not.SameAs(caller));
        time.Advance(AttendedRooms.Grace - TimeSpan.FromSeconds(1));
        Assert.That(rooms.Count, Is.EqualTo(1));
        Assert.That(kept.IsDisposed, Is.False);

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(rooms.Count, Is.Zero);
        await kept.Disposed.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Test]
    public async Task End_GivesBackTheIdentitiesOfThoseWhoAreStillHere()
    {
        using var visit = rooms.Enter(new ScriptedCaller("ann"), mayEnforce: true);
        time.Advance(TimeSpan.FromHours(1));
        Assert.That(rooms.Count, Is.EqualTo(1));
        await rooms.DisposeAsync();
        Assert.That(((ScriptedCaller)opened.Single().Caller).IsDisposed, Is.True);
        Assert.Throws<ObjectDisposedException>(() => rooms.Enter(new ScriptedCaller("bob"), mayEnforce: true));
    }

    [Test]
    public void Account_OfAnotherPersonOrPassword_IsAnotherKey()
    {
        var keys = new[] { ("ann", "p"), ("bob", "p"), ("ann", "q") }
            .Select(it => new AccountCaller(it.Item1, new System.Net.NetworkCredential("admin", it.Item2, "LAB")).Key)
            .ToImmutableArray();
        Assert.That(keys, Is.Unique);
        Assert.That(new AccountCaller("ANN", new System.Net.NetworkCredential("admin", "p", "LAB")).Key, Is.EqualTo(keys[0]));
    }

    private InProcessPipeline Open(ICallerIdentity caller, Attendee attendee)
    {
        opened.Add((caller, attendee));
        return InProcessPipeline.Build(
            new PlugInSettings { Data = data.Path }, NullLoggerFactory.Instance, lifetime, _ => { }, hasEngines: true);
    }

    private sealed class ScriptedCaller(string name) : ICallerIdentity
    {
        private readonly TaskCompletionSource disposed = new();

        public object Key => name;

        public string Name => name;

        public bool IsDisposed => disposed.Task.IsCompleted;

        public Task Disposed => disposed.Task;

        public ICallerIdentity Keep() => new ScriptedCaller(name);

        public NodeCredential Find(ClusterConfig config) => new NodeCredential.OwnProcess();

        public void Dispose() => disposed.TrySetResult();
    }
}
