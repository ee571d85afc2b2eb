using System.Security;
using WacMirror.HyperV.Sessions;
using Microsoft.Management.Infrastructure.Options;

namespace WacMirror.HyperV.Mi;

/// <summary>A node's credential in the library's form.</summary>
internal static class MiAccount
{
    /// <summary>Null where the identity of the thread is what is meant, and how to prove it is left to
    /// Windows.</summary>
    public static CimCredential? Of(NodeCredential credential) => credential switch
    {
        NodeCredential.Basic basic => WithPassword(
            PasswordAuthenticationMechanism.Basic, (string.Empty, basic.User), basic.Password),
        NodeCredential.Account account => WithPassword(
            Mechanism(account.Package), Split(account.User), account.Password),
        NodeCredential.OwnProcess { Package: NegotiatePackage.Kerberos } =>
            new CimCredential(ImpersonatedAuthenticationMechanism.Kerberos),
        NodeCredential.OwnProcess { Package: NegotiatePackage.Ntlm } =>
            new CimCredential(ImpersonatedAuthenticationMechanism.NtlmDomain),
        _ => null,
    };

    /// <summary><c>DOMAIN\user</c> and <c>user@REALM</c> in two parts; a bare name is an account of the node.</summary>
    internal static (string Domain, string User) Split(string account)
    {
        if (account.Split('\\', 2) is [var domain, var user])
            return (domain, user);
        return account.Split('@', 2) is [var name, var realm] ? (realm, name) : (string.Empty, account);
    }

    private static CimCredential WithPassword(
        PasswordAuthenticationMechanism mechanism, (string Domain, string User) account, string password)
    {
        using var secret = new SecureString();
        foreach (var character in password)
            secret.AppendChar(character);
        secret.MakeReadOnly();
        return new CimCredential(
            mechanism, account.Domain.Length > 0 ? account.Domain : null, account.User, secret.Copy());
    }

    private static PasswordAuthenticationMechanism Mechanism(NegotiatePackage package) => package switch
    {
        NegotiatePackage.Kerberos => PasswordAuthenticationMechanism.Kerberos,
        NegotiatePackage.Ntlm => PasswordAuthenticationMechanism.NtlmDomain,
        _ => PasswordAuthenticationMechanism.Negotiate,
    };
}
