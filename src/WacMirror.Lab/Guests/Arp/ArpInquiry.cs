namespace WacMirror.Lab.Guests.Arp;

/// <summary>An address that is being asked for, or that nobody answered for.</summary>
internal sealed class ArpInquiry
{
    private List<Action<MacAddress?>> waiters = [];

    /// <summary>Requests sent since somebody last began to ask.</summary>
    public int Attempts { get; set; }

    /// <summary>How often in a row nobody answered.</summary>
    public int Failures { get; set; }

    /// <summary>When silence failed the inquiry, as a timestamp.</summary>
    public long FailedAt { get; set; }

    /// <summary>Runs while an answer is awaited.</summary>
    public IDisposable? Timer { get; set; }

    public bool IsAsking => Timer is not null;

    public void Await(Action<MacAddress?> answer) => waiters.Add(answer);

    public void Stop()
    {
        Timer?.Dispose();
        Timer = null;
    }

    public void Answer(MacAddress? mac)
    {
        // An answer may make its taker ask again, which must not disturb the loop.
        var told = waiters;
        waiters = [];
        foreach (var waiter in told)
            waiter(mac);
    }
}
