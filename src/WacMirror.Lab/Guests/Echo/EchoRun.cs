using WacMirror.Lab.Guests.Arp;
using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Lab.Guests.Echo;

/// <summary>One ping: its requests, one per interval, and what became of each. Fabric's thread only, but for
/// <see cref="Results"/>.</summary>
internal sealed class EchoRun(
    GuestLink link, ArpResolver resolver, ushort identifier, EchoPlan plan, Action ended)
{
    private readonly TaskCompletionSource<IReadOnlyList<EchoResult>> completion =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly EchoState[] echoes = new EchoState[plan.Count];
    private IDisposable? next;
    private int sent;
    private int open = plan.Count;
    private bool cancelled;

    public Task<IReadOnlyList<EchoResult>> Results => completion.Task;

    public void SendNext()
    {
        var sequence = ++sent;
        next = sent < plan.Count ? link.Fabric.Schedule(plan.Interval, SendNext) : null;
        if (!link.IsUp)
            End(sequence, EchoOutcome.NotConnected, null);
        else if (plan.To == link.Address)
            End(sequence, EchoOutcome.Reply, TimeSpan.Zero);
        else if (!link.Reaches(plan.To))
            End(sequence, EchoOutcome.NoRoute, null);
        else
            Request(sequence);
    }

    public void OnReply(Ipv4Address from, ushort sequence)
    {
        if (from == plan.To && sequence - 1 < sent && sequence > 0 && StateOf(sequence).SentAt is { } sentAt)
            End(sequence, EchoOutcome.Reply, link.Fabric.Time.GetElapsedTime(sentAt));
    }

    public void Cancel()
    {
        cancelled = true;
        next?.Dispose();
        foreach (ref var echo in echoes.AsSpan())
            echo.Deadline?.Dispose();
        ended();
    }

    private ref EchoState StateOf(int sequence) => ref echoes[sequence - 1];

    private void Request(int sequence)
    {
        StateOf(sequence).Deadline = link.Fabric.Schedule(plan.Timeout, () => OnDeadline(sequence));
        resolver.Resolve(plan.To, mac => OnResolved(sequence, mac));
    }

    private void OnResolved(int sequence, MacAddress? mac)
    {
        if (cancelled || StateOf(sequence).Result is not null)
            return;
        if (mac is { } known)
            Send(sequence, known);
        else
            End(sequence, link.IsUp ? EchoOutcome.NoRoute : EchoOutcome.NotConnected, null);
    }

    private void OnDeadline(int sequence) =>
        End(sequence, StateOf(sequence).SentAt is null ? EchoOutcome.NoRoute : EchoOutcome.Timeout, null);

    private void Send(int sequence, MacAddress mac)
    {
        var time = link.Fabric.Time;
        var length = IcmpEcho.HeaderLength + EchoPayload.Length;
        var frame = link.RentPacket(mac, plan.To, IpProtocol.Icmp, length, out var header);
        var message = GuestLink.PayloadOf(frame, header);
        EchoPayload.Write(message[IcmpEcho.HeaderLength..], time.GetUtcNow());
        new IcmpEcho(IcmpType.EchoRequest, identifier, (ushort)sequence).Write(message);
        StateOf(sequence).SentAt = time.GetTimestamp();
        link.Send(frame);
    }

    private void End(int sequence, EchoOutcome outcome, TimeSpan? roundTrip)
    {
        ref var echo = ref StateOf(sequence);
        if (cancelled || echo.Result is not null)
            return;
        echo.Deadline?.Dispose();
        echo.Result = new(sequence, outcome, roundTrip);
        if (--open > 0)
            return;
        ended();
        completion.TrySetResult([.. echoes.Select(each => each.Result!)]);
    }

    private struct EchoState
    {
        public long? SentAt;
        public IDisposable? Deadline;
        public EchoResult? Result;
    }
}
