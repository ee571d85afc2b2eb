using System.Net;
using WacMirror.Gateway.Configuration;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Security.Attending;

/// <summary>A person who gave the gateway an account for nodes, as "Manage as" does.</summary>
/// <param name="name">What the person is called.</param>
/// <param name="account">The account and its password.</param>
internal sealed class AccountCaller(string name, NetworkCredential account) : ICallerIdentity
{
    private readonly string user = account.Domain.Length == 0 ? account.UserName : $@"{account.Domain}\{account.UserName}";

    /// <summary>Whoever mistyped the password and comes with the right one is somebody else.</summary>
    public object Key => (name.ToUpperInvariant(), user, account.Password);

    public string Name => name;

    public ICallerIdentity Keep() => this;

    public NodeCredential Find(ClusterConfig config) => CredentialStore.Account(config, user, account.Password);

    /// <summary>Holds nothing of the system's.</summary>
    public void Dispose()
    {
    }
}
