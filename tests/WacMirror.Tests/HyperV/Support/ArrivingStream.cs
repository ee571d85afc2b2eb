using System.Text;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A body whose second half arrives when the test says so.</summary>
internal sealed class ArrivingStream(string first, string rest) : AsyncOnlyStream
{
    private readonly TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly MemoryStream head = new(Encoding.UTF8.GetBytes(first));
    private readonly MemoryStream tail = new(Encoding.UTF8.GetBytes(rest));

    public bool IsRestRead => tail.Position > 0;

    public void LetTheRestArrive() => signal.TrySetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (head.Position < head.Length)
            return await head.ReadAsync(buffer, cancellationToken);
        await signal.Task.WaitAsync(cancellationToken);
        return await tail.ReadAsync(buffer, cancellationToken);
    }
}
