using System.Buffers;
using System.Text;
using WacMirror.Lab.Captures.Writing;
using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures;

/// <summary>Writes a pcapng section with nanosecond times. Blocks gather in memory until
/// <see cref="FlushAsync"/>. One thread at a time.</summary>
public sealed class PcapngWriter
{
    /// <summary>In bytes of UTF-8; longer names would not help to tell interfaces apart.</summary>
    public const int MaxNameLength = 1024;

    private const string Application = "WacMirror Lab";
    private const byte NanosecondResolution = 9;
    private const int FixedPart = 256;

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Stream output;
    private int interfaces;

    public PcapngWriter(Stream output)
    {
        this.output = output;
        var block = new BlockBuilder(buffer.GetSpan(FixedPart), Pcapng.SectionHeader);
        block.U32(Pcapng.ByteOrderMagic);
        block.U16(Pcapng.MajorVersion);
        block.U16(0);
        // The section's length: not known while it is being written.
        block.U64(ulong.MaxValue);
        block.Option(Pcapng.SectionApplication, Application);
        block.EndOptions();
        block.CommitTo(buffer);
    }

    /// <summary>Bytes that wait for <see cref="FlushAsync"/>.</summary>
    public int Buffered => buffer.WrittenCount;

    /// <summary>Describes an interface and gives its number.</summary>
    public int AddInterface(string name)
    {
        var length = Encoding.UTF8.GetByteCount(name);
        if (length is 0 or > MaxNameLength)
            throw new ArgumentException(
                $"The interface name '{name}' has {length} bytes; 1 to {MaxNameLength} are allowed.", nameof(name));
        var block = new BlockBuilder(buffer.GetSpan(FixedPart + MaxNameLength), Pcapng.InterfaceDescription);
        block.U16(Pcapng.Ethernet);
        block.U16(0);
        block.U32(FramePool.MaxFrameLength + VlanTag.Length);
        block.Option(Pcapng.InterfaceName, name);
        block.Option(Pcapng.InterfaceResolution, [NanosecondResolution]);
        block.EndOptions();
        block.CommitTo(buffer);
        return interfaces++;
    }

    /// <param name="interface">A number that <see cref="AddInterface"/> gave.</param>
    /// <param name="nanoseconds">Since 1970 UTC.</param>
    /// <param name="direction">Seen from the interface's owner.</param>
    /// <param name="tci">The tag, which is put into the frame; 0 for none.</param>
    /// <param name="frame">Untagged, with both addresses and a type at least.</param>
    public void WriteFrame(
        int @interface, long nanoseconds, FrameDirection direction, ushort tci, ReadOnlySpan<byte> frame)
    {
        RequireKnown(@interface);
        ArgumentOutOfRangeException.ThrowIfLessThan(frame.Length, EthernetHeader.Length, nameof(frame));
        var length = (uint)(frame.Length + (tci == 0 ? 0 : VlanTag.Length));
        var block = new BlockBuilder(buffer.GetSpan(FixedPart + frame.Length), Pcapng.EnhancedPacket);
        block.U32((uint)@interface);
        block.Time(nanoseconds);
        block.U32(length);
        block.U32(length);
        AddBytes(ref block, tci, frame);
        block.U16(Pcapng.PacketFlags);
        block.U16(sizeof(uint));
        block.U32(direction == FrameDirection.Received ? Pcapng.Inbound : Pcapng.Outbound);
        block.EndOptions();
        block.CommitTo(buffer);
    }

    /// <summary>Says at the end what became of an interface's frames.</summary>
    /// <param name="interface">A number that <see cref="AddInterface"/> gave.</param>
    /// <param name="startedAt">When the capture began, in nanoseconds since 1970 UTC.</param>
    /// <param name="endedAt">When it ended.</param>
    /// <param name="received">Frames that passed the interface.</param>
    /// <param name="dropped">Those of them that the capture lost.</param>
    public void WriteStatistics(int @interface, long startedAt, long endedAt, long received, long dropped)
    {
        RequireKnown(@interface);
        var block = new BlockBuilder(buffer.GetSpan(FixedPart), Pcapng.InterfaceStatistics);
        block.U32((uint)@interface);
        block.Time(endedAt);
        block.TimeOption(Pcapng.StatisticsStart, startedAt);
        block.TimeOption(Pcapng.StatisticsEnd, endedAt);
        block.NumberOption(Pcapng.StatisticsReceived, received);
        block.NumberOption(Pcapng.StatisticsDropped, dropped);
        block.EndOptions();
        block.CommitTo(buffer);
    }

    /// <summary>Gives everything written so far to the stream's reader.</summary>
    public async Task FlushAsync(CancellationToken ct)
    {
        await output.WriteAsync(buffer.WrittenMemory, ct);
        await output.FlushAsync(ct);
        buffer.ResetWrittenCount();
    }

    private void RequireKnown(int @interface)
    {
        if ((uint)@interface >= (uint)interfaces)
            throw new ArgumentOutOfRangeException(
                nameof(@interface), @interface, $"{interfaces} interfaces were added so far.");
    }

    private static void AddBytes(ref BlockBuilder block, ushort tci, ReadOnlySpan<byte> frame)
    {
        if (tci == 0)
        {
            block.Bytes(frame);
        }
        else
        {
            Span<byte> tag = stackalloc byte[VlanTag.Length];
            VlanTag.Write(tag, tci);
            block.Bytes(frame[..VlanTag.Offset]);
            block.Bytes(tag);
            block.Bytes(frame[VlanTag.Offset..]);
        }

        block.Pad();
    }
}
