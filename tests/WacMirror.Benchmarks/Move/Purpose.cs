namespace WacMirror.Benchmarks.Move;

/// <summary>What a request is sent for.</summary>
internal enum Purpose
{
    /// <summary>Nothing on the way from a move to its coverage: counters, addresses, the subscription to events, which
    /// machine a group is, the timed reading of a whole node.</summary>
    Background,

    /// <summary>Who owns what.</summary>
    Owners,

    /// <summary>One machine on one node.</summary>
    Machine,

    /// <summary>Roles, from the reading before to the reading back.</summary>
    Write,
}
