using WacMirror.Lab.Guests.Packets;

namespace WacMirror.Lab.Guests.Arp;

/// <summary>Asks who has an address, answers when the own one is asked for, and announces the guest. Traffic
/// asks patiently: after silence it waits, each time twice as long, so that a machine that is off causes no
/// storm of broadcasts; a person's ping asks at once. Fabric's thread only.</summary>
internal sealed class ArpResolver(GuestLink link)
{
    /// <summary>Less would give up on a busy machine; more would keep a ping to nobody waiting.</summary>
    public const int Attempts = 3;

    /// <summary>Addresses in doubt at once. Fewer could starve a guest with many peers that are off; more
    /// serves only somebody who sweeps a network.</summary>
    public const int MaxInquiries = 256;

    private const int MaxDoublings = 4;

    /// <summary>Shorter, and a busy machine is asked twice; longer, and one lost frame stalls
    /// traffic.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(1);

    /// <summary>Shorter, and the broadcasts for machines that are off are noise at every monitor; longer, and
    /// traffic resumes late at a peer whose announcement was lost.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    private readonly ArpCache cache = new(link.Fabric.Time);
    private readonly Dictionary<Ipv4Address, ArpInquiry> inquiries = [];

    /// <summary>Says who has the address, or asks for it in the background unless nobody answered of
    /// late.</summary>
    public bool TryResolve(Ipv4Address address, out MacAddress mac)
    {
        if (cache.TryGet(address, out mac))
            return true;
        if (Inquire(address) is { IsAsking: false } inquiry && HasRested(inquiry))
            Begin(address, inquiry);
        return false;
    }

    /// <summary>Asks at once, however often nobody answered; the answer is null after silence.</summary>
    public void Resolve(Ipv4Address address, Action<MacAddress?> answer)
    {
        if (cache.TryGet(address, out var mac))
        {
            answer(mac);
            return;
        }

        if (Inquire(address) is not { } inquiry)
        {
            answer(null);
            return;
        }

        inquiry.Await(answer);
        if (!inquiry.IsAsking)
            Begin(address, inquiry);
    }

    public void Receive(ReadOnlySpan<byte> body)
    {
        if (link.Address is not { } own || !ArpPacket.TryParse(body, out var packet)
            || !link.Reaches(packet.Sender) || packet.SenderMac.IsGroup)
            return;
        var isForUs = packet.Target == own;
        if (isForUs || cache.TryGet(packet.Sender, out _) || inquiries.ContainsKey(packet.Sender))
            Learn(packet.Sender, packet.SenderMac);
        if (isForUs && packet.Operation == ArpOperation.Request)
            link.SendArp(
                packet.SenderMac,
                EtherType.Arp,
                new(ArpOperation.Reply, link.Mac, own, packet.SenderMac, packet.Sender));
    }

    /// <summary>Tells the switches where the guest stands, and its neighbours who it is.</summary>
    public void Announce()
    {
        if (link.Address is { } own)
            link.SendArp(
                MacAddress.Broadcast, EtherType.Arp, new(ArpOperation.Request, link.Mac, own, default, own));
        else
            link.SendArp(
                MacAddress.Broadcast,
                EtherType.ReverseArp,
                new(ArpOperation.ReverseRequest, link.Mac, default, link.Mac, default));
    }

    /// <summary>Forgets who did not answer: where the guest stands now, they might.</summary>
    public void Forgive()
    {
        foreach (var (address, inquiry) in inquiries)
        {
            if (!inquiry.IsAsking)
                inquiries.Remove(address);
        }
    }

    /// <summary>Ends what is being asked for: the guest stands nowhere now.</summary>
    public void Abandon()
    {
        var abandoned = inquiries.Values.ToArray();
        inquiries.Clear();
        foreach (var inquiry in abandoned)
        {
            inquiry.Stop();
            inquiry.Answer(null);
        }
    }

    private ArpInquiry? Inquire(Ipv4Address address)
    {
        if (inquiries.TryGetValue(address, out var inquiry))
            return inquiry;
        if (inquiries.Count == MaxInquiries && !DropOneAtRest())
            return null;
        inquiry = new();
        inquiries.Add(address, inquiry);
        return inquiry;
    }

    private bool DropOneAtRest()
    {
        var (address, inquiry) = inquiries.FirstOrDefault(pair => !pair.Value.IsAsking);
        return inquiry is not null && inquiries.Remove(address);
    }

    private bool HasRested(ArpInquiry inquiry) =>
        inquiry.Failures == 0
        || link.Fabric.Time.GetElapsedTime(inquiry.FailedAt)
            >= FirstPause * (1 << Math.Min(inquiry.Failures - 1, MaxDoublings));

    private void Begin(Ipv4Address address, ArpInquiry inquiry)
    {
        inquiry.Attempts = 0;
        Ask(address, inquiry);
    }

    private void Ask(Ipv4Address address, ArpInquiry inquiry)
    {
        if (inquiry.Attempts++ == Attempts)
        {
            inquiry.Stop();
            inquiry.Failures++;
            inquiry.FailedAt = link.Fabric.Time.GetTimestamp();
            inquiry.Answer(null);
            return;
        }

        inquiry.Timer = link.Fabric.Schedule(AnswerTime, () => Ask(address, inquiry));
        link.SendArp(
            MacAddress.Broadcast,
            EtherType.Arp,
            new(ArpOperation.Request, link.Mac, link.Address ?? default, default, address));
    }

    private void Learn(Ipv4Address address, MacAddress mac)
    {
        cache.Put(address, mac);
        if (!inquiries.Remove(address, out var inquiry))
            return;
        inquiry.Stop();
        inquiry.Answer(mac);
    }
}
