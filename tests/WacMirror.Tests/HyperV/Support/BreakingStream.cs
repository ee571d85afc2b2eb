using System.Text;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A body whose connection breaks after the given text.</summary>
internal sealed class BreakingStream(string text) : AsyncOnlyStream
{
    private readonly MemoryStream content = new(Encoding.UTF8.GetBytes(text));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await content.ReadAsync(buffer, cancellationToken);
        return count > 0 ? count : throw new IOException("Connection reset by peer.");
    }
}
