namespace WacMirror.Tests.Kit;

/// <summary>The one NTLM account of this process, known to its servers by Debian's gss-ntlmssp.</summary>
internal static class NtlmAccounts
{
    public const string Domain = "LAB";
    public const string UserName = "operator";
    public const string Password = "ntlm-Pässword";

    private const string Mechanism = "/etc/gss/mech.d/mech.ntlmssp.conf";
    private static readonly Lock Gate = new();

    public static string File => Path.Combine(SignInSetup.Folder, "ntlm-users");

    /// <summary>Makes the account; skips the test where the mechanism is not installed.</summary>
    public static void Require()
    {
        if (!System.IO.File.Exists(Mechanism))
            Assert.Ignore("SKIPPED: NTLM. The package gss-ntlmssp, which checks NTLM on Linux, is not installed.");
        lock (Gate)
            if (!System.IO.File.Exists(File))
                System.IO.File.WriteAllText(File, $"{Domain}:{UserName}:{Password}\n");
    }
}
