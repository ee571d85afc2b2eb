namespace WacMirror.Lab.Wsman.Security;

/// <summary>Who sent a request.</summary>
/// <param name="Name">Null for a stranger.</param>
/// <param name="IsNegotiated">Whether Kerberos or NTLM proved it, for the connection.</param>
internal sealed record Caller(string? Name, bool IsNegotiated)
{
    public static Caller Stranger { get; } = new(null, false);

    public bool IsKnown => Name is not null;
}
