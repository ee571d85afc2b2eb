using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures.Reading;

/// <summary>Turns bytes as they stood on the wire into a frame with the tag beside it.</summary>
internal static class WireFrame
{
    private const int MaxLength = FramePool.MaxFrameLength + VlanTag.Length;

    /// <summary>Checks a length before anything is read of it.</summary>
    public static int CheckLength(uint length, long offset) =>
        length is >= EthernetHeader.Length and <= MaxLength
            ? (int)length
            : throw new CaptureFormatException(
                offset, $"a frame of {length} bytes; {EthernetHeader.Length} to {MaxLength} are allowed.");

    public static CaptureFrame Decode(ReadOnlySpan<byte> wire, long offset)
    {
        var isTagged = VlanTag.TryParse(wire, out var tci);
        byte[] bytes = isTagged
            ? [.. wire[..VlanTag.Offset], .. wire[(VlanTag.Offset + VlanTag.Length)..]]
            : wire.ToArray();
        if (bytes.Length > FramePool.MaxFrameLength)
            throw new CaptureFormatException(
                offset, $"an untagged frame of {bytes.Length} bytes; the most is {FramePool.MaxFrameLength}.");
        return new() { Bytes = bytes, Tci = tci };
    }
}
