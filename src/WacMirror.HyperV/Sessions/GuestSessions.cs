namespace WacMirror.HyperV.Sessions;

/// <summary>Sessions under identities that were handed in. There may be any number of those over time, so a session that
/// nobody asked for during its lifetime, and that does nothing, is ended. Safe on any thread.</summary>
internal sealed class GuestSessions(TimeSpan lifetime, TimeProvider time) : IDisposable
{
    private readonly object gate = new();
    private readonly Dictionary<NodeEndpoint, (BoundedSession Session, long AskedFor)> sessions = [];

    public ICimSession For(NodeEndpoint endpoint, Func<NodeEndpoint, BoundedSession> connect)
    {
        lock (gate)
        {
            EndUnused();
            var session = sessions.TryGetValue(endpoint, out var kept) ? kept.Session : connect(endpoint);
            sessions[endpoint] = (session, time.GetTimestamp());
            return session;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var (session, _) in sessions.Values)
                session.Dispose();
            sessions.Clear();
        }
    }

    private void EndUnused()
    {
        foreach (var (endpoint, (session, askedFor)) in sessions.ToList())
            if (time.GetElapsedTime(askedFor) >= lifetime && session.IsIdle)
            {
                sessions.Remove(endpoint);
                session.Dispose();
            }
    }
}
