namespace WacMirror.Lab.Captures;

/// <summary>A capture file breaks its format, or goes past what is read of it.</summary>
public sealed class CaptureFormatException(long offset, string problem)
    : Exception($"At byte {offset} of the capture: {problem}")
{
    /// <summary>Where in the file what is wrong begins.</summary>
    public long Offset { get; } = offset;
}
