using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Checks;

/// <summary>Says as whom a node is asked, for people.</summary>
public static class Identities
{
    public static string Of(NodeCredential credential) => credential switch
    {
        NodeCredential.OwnProcess => OperatingSystem.IsWindows()
            ? $@"{Environment.UserDomainName}\{Environment.UserName} (the account WacMirror runs under)"
            : $"{Environment.UserName} (the account WacMirror runs under, by its Kerberos ticket)",
        NodeCredential.Basic basic => basic.User,
        NodeCredential.Account account => account.User,
        _ => credential?.ToString() ?? string.Empty,
    };
}
