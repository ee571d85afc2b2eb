using System.Security.Principal;

namespace WacMirror.HyperV.Sessions;

/// <summary>As whom a node is asked. Two equal credentials may share a connection; the text form holds no
/// secret.</summary>
public abstract record NodeCredential
{
    private NodeCredential()
    {
    }

    /// <summary>HTTP Basic: the password goes over readable, so over HTTPS or loopback only.</summary>
    /// <param name="User">The account.</param>
    /// <param name="Password">Its password.</param>
    /// <param name="AllowReadable">Whether plain HTTP to another machine was explicitly allowed.</param>
    public sealed record Basic(string User, string Password, bool AllowReadable = false) : NodeCredential
    {
        public override string ToString() => User;
    }

    /// <summary>Negotiate with an account and its password: <c>DOMAIN\user</c> or <c>user@REALM</c>.</summary>
    public sealed record Account(string User, string Password, NegotiatePackage Package = NegotiatePackage.Negotiate)
        : NodeCredential
    {
        public override string ToString() => User;
    }

    /// <summary>Negotiate as the account that this process runs under, or its Kerberos ticket.</summary>
    public sealed record OwnProcess(NegotiatePackage Package = NegotiatePackage.Negotiate) : NodeCredential
    {
        public override string ToString() => "the process's own identity";
    }

    /// <summary>Negotiate as a person who is signed in here, by the Windows identity that the caller handed in. Windows
    /// only; the identity stays the caller's to dispose.</summary>
    /// <param name="Identity">The signed-in person's token.</param>
    public sealed record Caller(WindowsIdentity Identity) : NodeCredential
    {
        public override string ToString() => "the caller's identity";
    }
}

/// <summary>Which mechanism proves the identity.</summary>
public enum NegotiatePackage
{
    /// <summary>Kerberos where it works, else NTLM.</summary>
    Negotiate,
    Kerberos,
    Ntlm,
}
