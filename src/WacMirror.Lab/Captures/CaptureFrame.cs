using WacMirror.Lab.Switching;

namespace WacMirror.Lab.Captures;

/// <summary>A frame of a capture file, the 802.1Q tag taken out of the bytes and put beside them.</summary>
public sealed record CaptureFrame
{
    /// <summary>The name of the interface that it was captured on; null when the file has none.</summary>
    public string? InterfaceName { get; init; }

    /// <summary>When it was captured, in nanoseconds since 1970 UTC; null when the file does not
    /// say.</summary>
    public long? Nanoseconds { get; init; }

    /// <summary>Which way it went; null when the file does not say.</summary>
    public FrameDirection? Direction { get; init; }

    /// <summary>The tag, or 0 for none.</summary>
    public ushort Tci { get; init; }

    /// <summary>From destination address to the end of what was captured, untagged.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }
}
