using System.Buffers.Binary;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>Addresses of test stations, by small numbers, and frames between them.</summary>
internal static class Stations
{
    public const int Everyone = -1;
    public const int Group = -2;
    public const int Stranger = -3;
    public const int FrameLength = 60;

    /// <summary>A frame that carries its number, held once by the caller.</summary>
    public static Frame NewFrame(FramePool pool, int from, int to, int number, int length = FrameLength)
    {
        var frame = pool.Rent(length);
        frame.Bytes.Clear();
        WriteAddress(frame.Bytes, to);
        WriteAddress(frame.Bytes[6..], from);
        BinaryPrimitives.WriteUInt16BigEndian(frame.Bytes[12..], 0x88B5);
        BinaryPrimitives.WriteInt32BigEndian(frame.Bytes[Frame.HeaderLength..], number);
        return frame;
    }

    private static void WriteAddress(Span<byte> target, int station)
    {
        ReadOnlySpan<byte> address = station switch
        {
            Everyone => [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            Group => [0x01, 0x00, 0x5E, 0x00, 0x00, 0xFB],
            Stranger => [0x00, 0x15, 0x5D, 0xFF, 0xFF, 0xFE],
            _ => [0x00, 0x15, 0x5D, (byte)(1 + (station >> 16)), (byte)(station >> 8), (byte)station],
        };
        address.CopyTo(target);
    }
}
