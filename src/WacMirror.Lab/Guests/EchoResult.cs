namespace WacMirror.Lab.Guests;

public enum EchoOutcome
{
    Reply,

    /// <summary>The station is known, but nothing came back in time.</summary>
    Timeout,

    /// <summary>Nobody on the link has the address, or it is no address of the link.</summary>
    NoRoute,

    /// <summary>The guest itself is plugged in nowhere.</summary>
    NotConnected,
}

/// <summary>What became of one echo request.</summary>
/// <param name="Sequence">From 1 in the order sent.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="RoundTrip">From request to reply; null without reply.</param>
public sealed record EchoResult(int Sequence, EchoOutcome Outcome, TimeSpan? RoundTrip);
