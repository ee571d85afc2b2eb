namespace WacMirror.Lab.Wsman.Http;

/// <summary>Counts the requests that a node works on, all and each user's. Any thread.</summary>
/// <param name="all">How many there may be.</param>
/// <param name="perUser">How many of one user.</param>
internal sealed class RequestQuota(int all, int perUser)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> running = new(StringComparer.OrdinalIgnoreCase);
    private int total;

    /// <summary>Takes a place, which disposing gives back.</summary>
    /// <exception cref="CimFault">There is none.</exception>
    public Place Enter(string user)
    {
        lock (gate)
        {
            if (total >= all)
                throw new CimFault(CimFaultKind.QuotaLimit, "The service is busy with other requests. Retry later.");
            var own = running.GetValueOrDefault(user);
            if (own >= perUser)
                throw new CimFault(
                    CimFaultKind.TooManyOperations, $"A user may have {perUser} operations at once, and this one has.");
            running[user] = own + 1;
            total++;
            return new Place(this, user);
        }
    }

    private void Leave(string user)
    {
        lock (gate)
        {
            total--;
            if (--running[user] == 0)
                running.Remove(user);
        }
    }

    /// <summary>A request's place.</summary>
    public readonly struct Place(RequestQuota quota, string user) : IDisposable
    {
        public void Dispose() => quota.Leave(user);
    }
}
