using Microsoft.Extensions.Logging;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Gateway.Security.Attending;

namespace WacMirror.GatewayPlugin.Pipeline.Attended;

/// <summary>The rooms of those who are here: made with a person's first request, ended some time after the last. Safe on
/// any thread.</summary>
internal sealed partial class AttendedRooms : IAsyncDisposable
{
    /// <summary>How long a person is still here after their last request has ended. Shorter ends and starts everything
    /// anew for whoever reloads the page, changes the tool or polls slowly; longer acts on with the account of somebody
    /// who has left.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>How often it is looked who has left. Shorter looks for nothing; longer adds to the time above.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly object gate = new();
    private readonly Dictionary<object, AttendedRoom> rooms = [];
    private readonly List<Task> ending = [];
    private readonly ClusterFile file;
    private readonly EnforcingSeats seats;
    private readonly Func<ICallerIdentity, Attendee, InProcessPipeline> open;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ITimer timer;
    private bool isOver;

    public AttendedRooms(
        ClusterFile file,
        EnforcingSeats seats,
        Func<ICallerIdentity, Attendee, InProcessPipeline> open,
        TimeProvider time,
        ILogger<AttendedRooms> logger)
    {
        (this.file, this.seats, this.open, this.time, this.logger) = (file, seats, open, time, logger);
        timer = time.CreateTimer(_ => EndLeft(), null, Look, Look);
        file.Changed += Follow;
    }

    public int Count
    {
        get
        {
            lock (gate)
                return rooms.Count;
        }
    }

    /// <summary>The person's room, for one request.</summary>
    /// <param name="caller">Who it is; of this request.</param>
    /// <param name="mayEnforce">Whether their rights, as of now, include to have roles set.</param>
    /// <exception cref="ObjectDisposedException">The process ends.</exception>
    public AttendedVisit Enter(ICallerIdentity caller, bool mayEnforce)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isOver, this);
            if (!rooms.TryGetValue(caller.Key, out var room))
                rooms.Add(caller.Key, room = Make(caller));
            room.Attendee.MayEnforce = mayEnforce;
            room.Visits++;
            return new AttendedVisit(room.Pipeline, () => Leave(room));
        }
    }

    public async ValueTask DisposeAsync()
    {
        file.Changed -= Follow;
        await timer.DisposeAsync();
        Task all;
        lock (gate)
        {
            isOver = true;
            ending.AddRange(rooms.Values.Select(room => Task.Run(() => EndAsync(room))));
            rooms.Clear();
            all = Task.WhenAll(ending);
        }
        await all;
    }

    private AttendedRoom Make(ICallerIdentity caller)
    {
        var kept = caller.Keep();
        try
        {
            var attendee = new Attendee(kept.Name, seats);
            var room = new AttendedRoom(kept, attendee, open(kept, attendee));
            LogCame(logger, kept.Name);
            return room;
        }
        catch
        {
            kept.Dispose();
            throw;
        }
    }

    private void Leave(AttendedRoom room)
    {
        lock (gate)
            (room.Visits, room.LeftAt) = (room.Visits - 1, time.GetUtcNow());
    }

    private void EndLeft()
    {
        lock (gate)
        {
            if (isOver)
                return;
            ending.RemoveAll(end => end.IsCompleted);
            foreach (var (key, room) in rooms.ToList())
                if (room.Visits == 0 && time.GetUtcNow() - room.LeftAt >= Grace)
                {
                    rooms.Remove(key);
                    ending.Add(Task.Run(() => EndAsync(room)));
                }
        }
    }

    private async Task EndAsync(AttendedRoom room)
    {
        try
        {
            await room.DisposeAsync();
            LogLeft(logger, room.Attendee.Name);
        }
        catch (Exception error)
        {
            // Nobody waits for it; the others go on.
            LogEndFailed(logger, error, room.Attendee.Name);
        }
    }

    /// <summary>What one person changes of the configuration counts for everybody who is here.</summary>
    private void Follow(object? sender, EventArgs change)
    {
        lock (gate)
            if (!isOver)
                ending.AddRange(rooms.Values.Select(room => Task.Run(() => FollowAsync(room))));
    }

    private async Task FollowAsync(AttendedRoom room)
    {
        try
        {
            await room.Pipeline.FollowAsync();
        }
        catch (Exception error)
        {
            LogFollowFailed(logger, error, room.Attendee.Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Person} is here: nodes are reached with their account")]
    private static partial void LogCame(ILogger logger, string person);

    [LoggerMessage(2, LogLevel.Information, "{Person} has left: nothing is done with their account any more")]
    private static partial void LogLeft(ILogger logger, string person);

    [LoggerMessage(3, LogLevel.Error, "Ending what was there for {Person} failed here")]
    private static partial void LogEndFailed(ILogger logger, Exception error, string person);

    [LoggerMessage(4, LogLevel.Error, "Following a change of the configuration for {Person} failed here")]
    private static partial void LogFollowFailed(ILogger logger, Exception error, string person);
}
