using WacMirror.Lab.Captures;

namespace WacMirror.Tests.Lab.Cluster;

/// <summary>Takes a capture and says when a number of ICMP frames is in it.</summary>
internal sealed class CaptureSink(int wanted) : MemoryStream
{
    private readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Complete => complete.Task;

    /// <summary>ICMP frames at the last flush.</summary>
    public int Icmp { get; private set; }

    // A capture is flushed at the end of a block, so what stands here then is a whole file.
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(ToArray());
        var frames = await CaptureFileReader.ReadAllAsync(content, 1 << 24, cancellationToken);
        Icmp = frames.Count(frame => IsIcmp(frame.Bytes.Span));
        if (Icmp >= wanted)
            complete.TrySetResult();
    }

    private static bool IsIcmp(ReadOnlySpan<byte> frame) =>
        frame.Length > 34 && frame[12] == 0x08 && frame[13] == 0x00 && frame[23] == 1;
}
