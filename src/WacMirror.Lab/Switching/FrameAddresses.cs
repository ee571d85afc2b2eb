using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WacMirror.Lab.Switching;

/// <summary>Reads a frame's addresses. A MAC is six bytes in the low bits of a number, in the machine's byte order:
/// they are compared and hashed, never shown.</summary>
internal static class FrameAddresses
{
    private const ulong Everyone = 0xFFFF_FFFF_FFFF;
    private static readonly ulong GroupBit = BitConverter.IsLittleEndian ? 1UL : 1UL << 40;

    public static ulong To(Frame frame) => Read(frame, 0);

    public static ulong From(Frame frame) => Read(frame, 6);

    public static FrameKind KindOf(ulong to) =>
        (to & GroupBit) == 0 ? FrameKind.Directed : to == Everyone ? FrameKind.Broadcast : FrameKind.Multicast;

    /// <summary>Whether an address can stand for one station.</summary>
    public static bool IsStation(ulong address) => (address & GroupBit) == 0 && address != 0;

    private static ulong Read(Frame frame, int offset)
    {
        // Eight bytes for six: the port has refused whatever is shorter than a header of fourteen.
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(frame.Bytes), offset);
        var eight = Unsafe.ReadUnaligned<ulong>(ref first);
        return BitConverter.IsLittleEndian ? eight & Everyone : eight >> 16;
    }
}
