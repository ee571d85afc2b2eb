using WacMirror.Gateway.Configuration;

namespace WacMirror.Gateway.Security.Attending;

/// <summary>As whom nodes are reached for somebody who calls.</summary>
public interface ICallerIdentity : INodeCredentials, IDisposable
{
    /// <summary>Equal for the same person with the same account, and for nobody else.</summary>
    object Key { get; }

    /// <summary>What the person is called.</summary>
    string Name { get; }

    /// <summary>The same, to be used after the request has ended; to be disposed by whoever keeps it.</summary>
    ICallerIdentity Keep();
}
