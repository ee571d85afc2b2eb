using System.Buffers.Binary;
using System.Runtime.Versioning;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;
using WacMirror.Lab.Switching.Waiting;

namespace WacMirror.Lab.Guests.Tap;

/// <summary>A guest's NIC that is a TAP device: what stands behind it is the machine's own network stack. All members
/// on the fabric's thread only.</summary>
[SupportedOSPlatform("linux")]
public sealed class TapNic(Fabric fabric, TapDevice device, MacAddress address) : FrameSink
{
    /// <summary>Frames read before others have their turn: fewer would cost a wait for each frame, more would let
    /// one busy guest delay the rest.</summary>
    private const int Batch = 64;

    private const int MaxLength = 1514 + VlanTag.Length;
    private const ushort ReverseArp = 0x8035;
    private const int AnnouncementLength = 60;
    private readonly byte[] tagged = new byte[FramePool.MaxFrameLength + VlanTag.Length];
    private SwitchPort? attached;

    /// <summary>Frames that the interface did not take because it was down or gone.</summary>
    public long Lost { get; private set; }

    /// <summary>Connects the device with a port whose sink this is. What the guest had sent before into the void is
    /// thrown away, and switches are told where it is now.</summary>
    /// <exception cref="NotSupportedException">The fabric was not started, or does not wait with an
    /// <see cref="EpollWaiter"/>.</exception>
    public void Attach(SwitchPort port)
    {
        fabric.RequireThread();
        if (attached is not null)
            throw new InvalidOperationException($"{device.Name} is attached to port {attached.Id} already.");
        var waiter = fabric.Waiter as EpollWaiter
            ?? throw new NotSupportedException("TAP devices need a started fabric that waits with an EpollWaiter.");
        while (device.Read(tagged) > 0)
        {
        }

        attached = port;
        waiter.Watch(device.Handle, ReadFrames);
        Announce(port);
    }

    /// <summary>Undoes <see cref="Attach"/>; before the device is disposed.</summary>
    public void Detach()
    {
        fabric.RequireThread();
        if (attached is null)
            return;
        attached = null;
        (fabric.Waiter as EpollWaiter)?.Unwatch(device.Handle);
    }

    public override void Receive(Frame frame, ushort tci)
    {
        var bytes = tci == 0 ? frame.Bytes : tagged.AsSpan(0, VlanTag.Insert(frame.Bytes, tci, tagged));
        if (attached is null || !device.TryWrite(bytes))
            Lost++;
    }

    private void ReadFrames()
    {
        for (var i = 0; i < Batch && attached is { } port; i++)
        {
            var frame = fabric.Pool.Rent(MaxLength);
            var length = device.Read(frame.Bytes);
            if (length < 0)
                Detach();
            if (length < Frame.HeaderLength)
            {
                frame.Release();
                return;
            }

            frame.Trim(length);
            var tci = VlanTag.Remove(frame);
            port.Send(frame, tci);
        }
    }

    /// <summary>What hypervisors send for a guest after a move: a reverse ARP from its address to everyone.</summary>
    private void Announce(SwitchPort port)
    {
        var frame = fabric.Pool.Rent(AnnouncementLength);
        frame.Bytes.Clear();
        MacAddress.Broadcast.Write(frame.Bytes);
        address.Write(frame.Bytes[MacAddress.Length..]);
        BinaryPrimitives.WriteUInt16BigEndian(frame.Bytes[VlanTag.Offset..], ReverseArp);
        // Ethernet, IPv4, address lengths, operation 3 (who am I); then the asker and the asked, both the guest.
        ReadOnlySpan<byte> question = [0, 1, 8, 0, 6, 4, 0, 3];
        question.CopyTo(frame.Bytes[Frame.HeaderLength..]);
        address.Write(frame.Bytes[22..]);
        address.Write(frame.Bytes[32..]);
        port.Send(frame, 0);
    }
}
