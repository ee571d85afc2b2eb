using System.Text;
using WacMirror.Lab.Captures;
using WacMirror.Tests.Lab.Guests;

namespace WacMirror.Tests.Lab.Captures;

/// <summary>Sample files, and how to read them.</summary>
internal static class CaptureFiles
{
    public const uint Micro = 0xA1B2C3D4;
    public const uint Nano = 0xA1B23C4D;
    public const uint Seconds = 1_772_366_400;

    /// <summary>An odd length, so that padding matters.</summary>
    public static byte[] Frame { get; } = [.. FrameBytes.EchoRequest(1, 2), 1];

    public static byte[] Tagged { get; } = [.. Frame[..12], 0x81, 0x00, 0x60, 0x0A, .. Frame[12..]];

    public static async Task<IReadOnlyList<CaptureFrame>> ReadAsync(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return await CaptureFileReader.ReadAllAsync(stream, long.MaxValue, CancellationToken.None);
    }

    public static CaptureFileBuilder Pcap(bool isBigEndian, uint magic) => new CaptureFileBuilder(isBigEndian)
        .PcapHeader(magic)
        .PcapRecord(Seconds, 123_456, Frame)
        .PcapRecord(Seconds + 1, 7, Tagged);

    /// <summary>Two interfaces, three packets, and blocks that a reader passes over.</summary>
    public static CaptureFileBuilder Pcapng(bool isBigEndian)
    {
        var file = new CaptureFileBuilder(isBigEndian);
        byte[] inbound = file.U32(1), outbound = file.U32(2);
        return file
            .Section()
            .Interface(1, 0, file.Option(2, Encoding.UTF8.GetBytes("Büro")), file.Option(9, 9), file.Option(0))
            .Interface(1, 64)
            .Block(4, [.. file.U16(0), .. file.U16(0)])
            .Packet(0, (Seconds * 1_000_000_000UL) + 123_456_789, Frame, file.Option(2, inbound), file.Option(0))
            .Packet(1, Seconds * 1_000_000UL, Tagged, file.Option(1, [.. "note"u8]), file.Option(2, outbound))
            .Block(0xBAD, new byte[40])
            .SimplePacket((uint)Frame.Length, Frame)
            .Block(5, [.. file.U32(0), .. new byte[8]]);
    }
}
