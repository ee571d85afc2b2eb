using System.Buffers;
using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures.Writing;

/// <summary>A copy of a frame on its way from the fabric's thread to the writer. The buffer is
/// rented.</summary>
internal readonly record struct CapturedFrame(
    int Interface, long Nanoseconds, FrameDirection Direction, ushort Tci, byte[] Buffer, int Length)
{
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    public static CapturedFrame Copy(
        int @interface, long nanoseconds, FrameDirection direction, ushort tci, ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        return new(@interface, nanoseconds, direction, tci, buffer, bytes.Length);
    }

    public void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
