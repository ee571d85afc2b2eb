using System.Buffers;
using System.Net.Security;
using WacMirror.HyperV.Wsman.Sealing;

namespace WacMirror.HyperV.Wsman.Transport.Security;

/// <summary>A context of the operating system's mechanisms (SSPI, GSS-API), or of the runtime's own NTLM.</summary>
internal sealed class NegotiateContext(NegotiateAuthenticationClientOptions options) : ISecurityContext
{
    private readonly NegotiateAuthentication authentication = new(options);

    public bool IsEstablished => authentication.IsAuthenticated;

    public string Package => authentication.Package;

    public byte[]? Step(ReadOnlySpan<byte> incoming)
    {
        var token = authentication.GetOutgoingBlob(incoming, out var status);
        return status is NegotiateAuthenticationStatusCode.Completed or NegotiateAuthenticationStatusCode.ContinueNeeded
            ? token
            : throw new SecurityRefusedException($"{options.Package} answers {status}");
    }

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var output = new ArrayBufferWriter<byte>(plain.Length + 128);
        var status = authentication.Wrap(plain, output, requestEncryption: true, out var isEncrypted);
        if (status != NegotiateAuthenticationStatusCode.Completed || !isEncrypted)
            throw new SecurityRefusedException($"{Package} does not encrypt ({status})");
        var seal = output.WrittenSpan.ToArray();
        KerberosRotation.Apply(seal, plain.Length);
        return seal;
    }

    public Memory<byte> Open(Memory<byte> seal)
    {
        var status = authentication.UnwrapInPlace(seal.Span, out var offset, out var length, out var wasEncrypted);
        return status == NegotiateAuthenticationStatusCode.Completed && wasEncrypted
            ? seal.Slice(offset, length)
            : throw new SecurityRefusedException($"{Package} cannot decrypt ({status})");
    }

    public void Dispose() => authentication.Dispose();
}
