using System.Runtime.Versioning;
using System.Security.Principal;

namespace WacMirror.HyperV.Wsman.Transport.Security;

/// <summary>Runs a handshake as the person whose Windows identity was handed in: the operating system takes the
/// credentials of whoever the thread stands for while a token is made. Sealing needs only the keys.</summary>
[SupportedOSPlatform("windows")]
internal sealed class ImpersonatedContext : ISecurityContext
{
    private readonly WindowsIdentity identity;
    private readonly ISecurityContext inner;

    public ImpersonatedContext(WindowsIdentity identity, Func<ISecurityContext> begin)
    {
        this.identity = identity;
        inner = WindowsIdentity.RunImpersonated(identity.AccessToken, begin);
    }

    public bool IsEstablished => inner.IsEstablished;

    public string Package => inner.Package;

    public byte[]? Step(ReadOnlySpan<byte> incoming)
    {
        var token = incoming.ToArray();
        return WindowsIdentity.RunImpersonated(identity.AccessToken, () => inner.Step(token));
    }

    public byte[] Seal(ReadOnlySpan<byte> plain) => inner.Seal(plain);

    public Memory<byte> Open(Memory<byte> seal) => inner.Open(seal);

    public void Dispose() => inner.Dispose();
}
