namespace WacMirror.Gateway.Configuration;

/// <summary>How the account is proven to a node.</summary>
public enum AuthenticationScheme
{
    /// <summary>Kerberos where it works, else NTLM.</summary>
    Negotiate,
    Kerberos,
    Ntlm,

    /// <summary>User and password as they are: over HTTPS, or on this machine only.</summary>
    Basic,
}
