namespace WacMirror.Tests.HyperV.Support;

/// <summary>A body that arrives a few bytes at a time.</summary>
internal sealed class DribblingStream(byte[] content, int step) : AsyncOnlyStream
{
    private int at;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var count = Math.Min(Math.Min(step, buffer.Length), content.Length - at);
        content.AsMemory(at, count).CopyTo(buffer);
        at += count;
        return count;
    }
}
