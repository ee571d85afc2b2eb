namespace WacMirror.HyperV.Wsman.Transport.Security;

/// <summary>One identity being proven on one TCP connection, and the keys that came of it. One caller at a
/// time.</summary>
internal interface ISecurityContext : IDisposable
{
    /// <summary>Whether nothing more has to be exchanged.</summary>
    bool IsEstablished { get; }

    /// <summary>The mechanism in use, as in "Kerberos".</summary>
    string Package { get; }

    /// <summary>Takes the node's token, empty at first, and gives ours; null when there is none to send.</summary>
    /// <exception cref="SecurityRefusedException">The identity cannot be proven this way.</exception>
    byte[]? Step(ReadOnlySpan<byte> incoming);

    /// <summary>Signature and encrypted text, one after the other.</summary>
    /// <exception cref="SecurityRefusedException">The mechanism does not encrypt.</exception>
    byte[] Seal(ReadOnlySpan<byte> plain);

    /// <summary>Decrypts in place.</summary>
    /// <exception cref="SecurityRefusedException">It was not sealed by the node, or was changed, or is out of
    /// order.</exception>
    Memory<byte> Open(Memory<byte> seal);
}
