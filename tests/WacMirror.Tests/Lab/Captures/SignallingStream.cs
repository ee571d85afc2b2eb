namespace WacMirror.Tests.Lab.Captures;

/// <summary>Remembers what was written, and says when it was flushed.</summary>
internal sealed class SignallingStream : MemoryStream
{
    private volatile TaskCompletionSource flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits for the flush that the action leads to.</summary>
    public async Task NextFlush(Action action)
    {
        flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        action();
        await flushed.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public override Task FlushAsync(CancellationToken cancellationToken)
    {
        flushed.TrySetResult();
        return Task.CompletedTask;
    }
}
