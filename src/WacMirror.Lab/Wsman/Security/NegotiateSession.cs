using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Security.Principal;

namespace WacMirror.Lab.Wsman.Security;

/// <summary>Who speaks on one connection, and the keys for it: Kerberos and NTLM prove a connection, not a request.
/// Requests of a connection come one after another, so nothing here is locked.</summary>
internal sealed class NegotiateSession : IDisposable
{
    private static readonly byte[] NtlmSignature = "NTLMSSP\0"u8.ToArray();

    private NegotiateAuthentication? context;

    public bool IsEstablished => context?.IsAuthenticated == true;

    /// <summary>Whether messages can be sealed; a caller may prove itself without asking for that.</summary>
    public bool CanSeal => IsEstablished && context!.IsEncrypted;

    public string? Caller { get; private set; }

    /// <summary>Takes the next token. A token after the end begins anew.</summary>
    public NegotiateStep Take(string base64)
    {
        var token = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, token, out var length) || length == 0)
            return Refuse();
        if (IsEstablished)
            Forget();
        context ??= Begin(token.AsSpan(0, length));
        var answer = context.GetOutgoingBlob(token.AsSpan(0, length), out var status);
        switch (status)
        {
            case NegotiateAuthenticationStatusCode.ContinueNeeded:
                return new NegotiateStep(NegotiateOutcome.Continue, Text(answer));
            case NegotiateAuthenticationStatusCode.Completed:
                Caller = context.RemoteIdentity.Name ?? string.Empty;
                return new NegotiateStep(NegotiateOutcome.Established, Text(answer));
            default:
                return Refuse();
        }
    }

    /// <summary>Back to a connection on which nobody has signed in.</summary>
    public void Forget()
    {
        context?.Dispose();
        context = null;
        Caller = null;
    }

    /// <summary>Opens what the caller sealed; null when it did not seal this.</summary>
    public byte[]? Unwrap(ReadOnlySpan<byte> token)
    {
        if (!CanSeal)
            return null;
        var plain = new ArrayBufferWriter<byte>(token.Length);
        var status = context!.Unwrap(token, plain, out var wasEncrypted);
        return status == NegotiateAuthenticationStatusCode.Completed && wasEncrypted
            ? plain.WrittenSpan.ToArray()
            : null;
    }

    /// <exception cref="InvalidOperationException">The platform's library refused.</exception>
    public byte[] Wrap(ReadOnlySpan<byte> plain)
    {
        var token = new ArrayBufferWriter<byte>(plain.Length + 256);
        var status = context!.Wrap(plain, token, true, out _);
        return status == NegotiateAuthenticationStatusCode.Completed
            ? token.WrittenSpan.ToArray()
            : throw new InvalidOperationException($"The answer could not be sealed: {status}.");
    }

    public void Dispose() => Forget();

    private NegotiateStep Refuse()
    {
        Forget();
        return new NegotiateStep(NegotiateOutcome.Refused, null);
    }

    /// <summary>NTLM comes wrapped in SPNEGO or bare, both after the word Negotiate.</summary>
    private static NegotiateAuthentication Begin(ReadOnlySpan<byte> token) =>
        new(new NegotiateAuthenticationServerOptions
        {
            Package = token.StartsWith(NtlmSignature) ? "NTLM" : "Negotiate",
            Credential = CredentialCache.DefaultNetworkCredentials,
            RequiredProtectionLevel = ProtectionLevel.None,
            RequiredImpersonationLevel = TokenImpersonationLevel.Identification,
        });

    private static string? Text(byte[]? token) => token is { Length: > 0 } ? Convert.ToBase64String(token) : null;
}
