namespace WacMirror.Gateway.Engine.Policies;

/// <summary>One engine's claim to its cluster's seat. Safe on any thread.</summary>
internal sealed class SeatClaim(EnforcingSeat seat, Attendee attendee)
{
    public string Name => attendee.Name;

    public bool MayEnforce => attendee.MayEnforce;

    public SeatState State => seat.State;

    /// <summary>Whether this engine enforces, and the one before has ended its writes.</summary>
    public bool IsHeld => seat.IsHeldBy(this);

    /// <summary>How the engine ends to enforce: it returns when no write is under way any more.</summary>
    public Func<Task> Yield { get; set; } = () => Task.CompletedTask;

    public IAsyncEnumerable<SeatState> WatchAsync(CancellationToken cancellationToken) => seat.WatchAsync(cancellationToken);

    /// <summary>From here on the seat can be had. Once, by an engine that will leave.</summary>
    public void Join() => seat.Join(this);

    /// <inheritdoc cref="EnforcingSeat.TryTake"/>
    public bool TryTake() => seat.TryTake(this);

    /// <inheritdoc cref="EnforcingSeat.TakeAsync"/>
    public Task TakeAsync(CancellationToken cancellationToken) => seat.TakeAsync(this, cancellationToken);

    /// <summary>Tells the other engines that there is something new in the store.</summary>
    public void TellStored() => seat.TellStored();

    /// <summary>Gives the seat up for good.</summary>
    public void Leave() => seat.Leave(this);
}
