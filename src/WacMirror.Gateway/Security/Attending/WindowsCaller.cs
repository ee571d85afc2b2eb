using System.Runtime.Versioning;
using System.Security.Principal;
using WacMirror.Gateway.Configuration;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Security.Attending;

/// <summary>A person whom Windows has signed in here: the token goes along, no password is known.</summary>
/// <param name="name">What the person is called.</param>
/// <param name="identity">The token, disposed with this.</param>
[SupportedOSPlatform("windows")]
internal sealed class WindowsCaller(string name, WindowsIdentity identity) : ICallerIdentity
{
    public object Key => identity.User!;

    public string Name => name;

    /// <summary>A token of a request is closed with it; the copy has a handle of its own.</summary>
    public ICallerIdentity Keep() => new WindowsCaller(name, (WindowsIdentity)identity.Clone());

    public NodeCredential Find(ClusterConfig config) => new NodeCredential.Caller(identity);

    public void Dispose() => identity.Dispose();
}
