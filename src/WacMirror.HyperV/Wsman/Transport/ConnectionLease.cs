namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>One turn with a connection of the pool. Disposing it, once or more often, ends the turn; the connection is
/// kept only if it was <see cref="Keep">found good</see>.</summary>
internal sealed class ConnectionLease(ConnectionPool pool, AuthenticatedConnection? connection) : IDisposable
{
    private bool isGood;
    private int returned;

    /// <summary>Null until one is made.</summary>
    public AuthenticatedConnection? Connection { get; private set; } = connection;

    /// <summary>A connection made in this turn; owned by the lease, and later by the pool.</summary>
    public AuthenticatedConnection Take(AuthenticatedConnection made) => Connection = made;

    public void Keep() => isGood = true;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref returned, 1) == 0)
            pool.Return(Connection, isGood);
    }
}
