namespace WacMirror.Lab.Wsman.Security;

/// <summary>What a node asks of its callers. WinRM has the same switches under <c>winrm/config/service</c>.</summary>
public sealed record NodeSecurity
{
    /// <summary>Basic on both ports, in the clear too: enough for loopback, and it needs nothing installed.</summary>
    public static NodeSecurity Default { get; } = new();

    /// <summary>A Windows node with Basic allowed: Negotiate everywhere, nothing in the clear over HTTP.</summary>
    public static NodeSecurity AsWindows { get; } = new() { OffersNegotiate = true, AllowsUnencrypted = false };

    /// <summary>Whether the lab's account may sign in with its password.</summary>
    public bool OffersBasic { get; init; } = true;

    /// <summary>
    /// Whether Kerberos and NTLM are taken. What proves callers is the platform's: on Linux its GSS library, which reads
    /// the <em>native</em> environment of this process (what <see cref="Environment.SetEnvironmentVariable(string, string?)"/>
    /// sets does not reach it): <c>KRB5_CONFIG</c> and <c>KRB5_KTNAME</c>, a keytab with <c>HTTP/host</c>, for
    /// Kerberos; <c>NTLM_USER_FILE</c> with lines <c>DOMAIN:user:password</c> and the package gss-ntlmssp for NTLM.
    /// Whoever it proves is let in. Without any of these every token is refused.
    /// </summary>
    public bool OffersNegotiate { get; init; }

    /// <summary>Whether HTTP carries what everybody on the way can read: Basic, and bodies that were not sealed after
    /// Negotiate. WinRM's AllowUnencrypted. A refused Basic is answered like a wrong password, which is
    /// unproven.</summary>
    public bool AllowsUnencrypted { get; init; } = true;

    /// <summary>
    /// Whether a sealed Kerberos message may have its trailer at the end, as GSS writes it by itself. Windows writes,
    /// and its buffers expect, the trailer rotated in front of the data, so that the data is as long as the plain
    /// text. That it takes the other form as well is unproven.
    /// </summary>
    public bool TakesTrailerAtTheEnd { get; init; }
}
