using System.Text;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A body that begins and then says the same again and again.</summary>
internal sealed class EndlessStream(string head, string again) : AsyncOnlyStream
{
    private readonly byte[] again = Encoding.UTF8.GetBytes(again);
    private MemoryStream current = new(Encoding.UTF8.GetBytes(head));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (current.Position == current.Length)
            current = new MemoryStream(again);
        return await current.ReadAsync(buffer, cancellationToken);
    }
}
