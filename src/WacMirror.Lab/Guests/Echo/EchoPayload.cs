using System.Buffers.Binary;

namespace WacMirror.Lab.Guests.Echo;

/// <summary>The data of an echo request as the ping of Linux fills it: when it was sent, then counting bytes.
/// Tools that decode captures know the form.</summary>
internal static class EchoPayload
{
    public const int Length = 56;

    private const int MicrosecondsAt = 8;
    private const int PatternAt = 16;

    public static void Write(Span<byte> data, DateTimeOffset sentAt)
    {
        var sinceEpoch = sentAt - DateTimeOffset.UnixEpoch;
        var seconds = sinceEpoch.Ticks / TimeSpan.TicksPerSecond;
        var microseconds = sinceEpoch.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;
        BinaryPrimitives.WriteInt64LittleEndian(data, seconds);
        BinaryPrimitives.WriteInt64LittleEndian(data[MicrosecondsAt..], microseconds);
        for (var at = PatternAt; at < Length; at++)
            data[at] = (byte)at;
    }
}
