using System.Text;
using WacMirror.HyperV.Wsman.Transport.Security;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A mechanism of one round, whose seal is a signature with the connection's number before the flipped
/// text. Keys of another connection do not open it.</summary>
internal sealed class FakeContext(int number) : ISecurityContext
{
    private readonly TaskCompletionSource disposed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsEstablished { get; private set; }

    public Task Disposed => disposed.Task;

    /// <summary>Whether its ticket has run out, so that it seals nothing any more.</summary>
    public bool IsExpired { get; set; }

    public string Package => "Fake";

    private byte[] Signature => Encoding.ASCII.GetBytes($"key{number:00}");

    public byte[]? Step(ReadOnlySpan<byte> incoming)
    {
        if (incoming.IsEmpty)
            return [(byte)number];
        IsEstablished = incoming[0] == number ? true : throw new SecurityRefusedException("Fake answers Wrong");
        return null;
    }

    public byte[] Seal(ReadOnlySpan<byte> plain) => IsExpired
        ? throw new SecurityRefusedException("Fake does not encrypt (expired)")
        : [.. Signature, .. Flip(plain)];

    public Memory<byte> Open(Memory<byte> seal)
    {
        if (!seal.Span.StartsWith(Signature))
            throw new SecurityRefusedException("Fake cannot decrypt");
        return Flip(seal.Span[Signature.Length..]);
    }

    public void Dispose() => disposed.TrySetResult();

    private static byte[] Flip(ReadOnlySpan<byte> text)
    {
        var flipped = text.ToArray();
        for (var at = 0; at < flipped.Length; at++)
            flipped[at] ^= 0x5A;
        return flipped;
    }
}
