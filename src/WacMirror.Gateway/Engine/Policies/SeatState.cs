namespace WacMirror.Gateway.Engine.Policies;

/// <summary>How it stands with a seat.</summary>
/// <param name="Holder">Who enforces; null for nobody.</param>
/// <param name="Turn">Grows with each change of who enforces, and of what is stored of policies and ledger.</param>
internal sealed record SeatState(string? Holder, long Turn)
{
    public static SeatState Vacant { get; } = new(null, 0);
}
