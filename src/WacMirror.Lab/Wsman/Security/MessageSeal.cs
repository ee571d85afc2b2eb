namespace WacMirror.Lab.Wsman.Security;

/// <summary>Opens sealed requests and seals answers with the keys of one connection.</summary>
internal sealed class MessageSeal(NegotiateSession session, NodeSecurity security)
{
    /// <summary>What was sealed; null when it was not sealed with these keys, or not as Windows does it.</summary>
    public byte[]? Open(SealedBody body)
    {
        var token = body.Token.Span;
        if (KerberosToken.Is(token)
            && !security.TakesTrailerAtTheEnd
            && !KerberosToken.IsRotated(token, body.SignatureLength))
            return null;
        return session.Unwrap(token);
    }

    /// <summary>The body of an answer.</summary>
    /// <param name="plain">The answer.</param>
    /// <param name="contentType">What the answer is.</param>
    public byte[] Close(ReadOnlySpan<byte> plain, string contentType)
    {
        var token = session.Wrap(plain);
        if (KerberosToken.Is(token))
            KerberosToken.Rotate(token, plain.Length);
        return new SealedBody(contentType, plain.Length, token.Length - plain.Length, token).Write();
    }
}
