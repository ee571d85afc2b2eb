using System.Runtime.CompilerServices;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures.Reading;

/// <summary>Reads pcapng (draft-ietf-opsawg-pcapng): enhanced and simple packets; other blocks are passed
/// over.</summary>
internal sealed class PcapngReader(CaptureSource source)
{
    /// <summary>Fewer could refuse a capture of a whole cluster; more would let a damaged file take much
    /// memory.</summary>
    public const int MaxInterfaces = 4096;

    private const int PacketTimeAt = 4;
    private const int PacketCapturedAt = 12;
    private const int PacketBytesAt = 20;
    private const int SimpleBytesAt = 4;

    private readonly List<PcapngInterface> interfaces = [];

    /// <summary>Reads on behind the first four bytes.</summary>
    public async IAsyncEnumerable<CaptureFrame> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var blocks = new PcapngBlockReader(source);
        PcapngBlock? next = await blocks.ReadFirstAsync(ct);
        while (next is { } block)
        {
            if (Take(block) is { } frame)
                yield return frame;
            next = await blocks.ReadNextAsync(ct);
        }
    }

    private CaptureFrame? Take(in PcapngBlock block)
    {
        switch (block.Type)
        {
            case Pcapng.SectionHeader:
                StartSection(block);
                return null;
            case Pcapng.InterfaceDescription:
                AddInterface(block);
                return null;
            case Pcapng.EnhancedPacket:
                return TakeEnhanced(block);
            case Pcapng.SimplePacket:
                return TakeSimple(block);
            default:
                return null;
        }
    }

    private void StartSection(in PcapngBlock block)
    {
        if (block.U16(0) is var version and not Pcapng.MajorVersion)
            throw new CaptureFormatException(
                block.Offset, $"pcapng version {version}; only {Pcapng.MajorVersion} is known.");
        interfaces.Clear();
    }

    private void AddInterface(in PcapngBlock block)
    {
        if (interfaces.Count == MaxInterfaces)
            throw new CaptureFormatException(block.Offset, $"more than {MaxInterfaces} interfaces in a section.");
        interfaces.Add(PcapngInterface.Parse(block));
    }

    private CaptureFrame TakeEnhanced(in PcapngBlock block)
    {
        var from = InterfaceOf(block.U32(0), block);
        var length = WireFrame.CheckLength(block.U32(PacketCapturedAt), block.Offset);
        var frame = WireFrame.Decode(block.Slice(PacketBytesAt, length), block.Offset);
        var flags = block.FindOption(PacketBytesAt + Pcapng.Pad(length), Pcapng.PacketFlags, sizeof(uint));
        return frame with
        {
            InterfaceName = from.Name,
            Nanoseconds = from.Scale.ToNanoseconds(block.Time(PacketTimeAt), block.Offset),
            Direction = flags.IsEmpty ? null : DirectionOf(block.Order.U32(flags)),
        };
    }

    private CaptureFrame TakeSimple(in PcapngBlock block)
    {
        var from = InterfaceOf(0, block);
        // A simple packet does not say how much of it was kept: as much as its interface keeps.
        var original = block.U32(0);
        var kept = from.SnapLength == 0 ? original : Math.Min(original, from.SnapLength);
        var length = WireFrame.CheckLength(kept, block.Offset);
        var frame = WireFrame.Decode(block.Slice(SimpleBytesAt, length), block.Offset);
        return frame with { InterfaceName = from.Name };
    }

    private PcapngInterface InterfaceOf(uint number, in PcapngBlock block)
    {
        if (number >= interfaces.Count)
            throw new CaptureFormatException(
                block.Offset, $"a packet of interface {number}, but the section describes {interfaces.Count}.");
        var found = interfaces[(int)number];
        return found.LinkType == Pcapng.Ethernet
            ? found
            : throw new CaptureFormatException(
                block.Offset,
                $"a packet of interface {number} with link type {found.LinkType}; only Ethernet is read.");
    }

    private static FrameDirection? DirectionOf(uint flags) => (flags & Pcapng.DirectionMask) switch
    {
        Pcapng.Inbound => FrameDirection.Received,
        Pcapng.Outbound => FrameDirection.Sent,
        _ => null,
    };
}
