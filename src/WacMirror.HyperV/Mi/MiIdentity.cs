using System.Runtime.Versioning;
using System.Security.Principal;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Mi;

/// <summary>As whom the library is called: each operation is started under the caller's identity where one was handed
/// in, because the library takes it from the thread.</summary>
[SupportedOSPlatform("windows")]
internal sealed class MiIdentity(NodeCredential credential)
{
    private readonly WindowsIdentity? caller = (credential as NodeCredential.Caller)?.Identity;

    public T Run<T>(Func<T> start) =>
        caller is null ? start() : WindowsIdentity.RunImpersonated(caller.AccessToken, start);
}
