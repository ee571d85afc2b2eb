using WacMirror.Tests.Kit;

namespace WacMirror.Tests;

/// <summary>
/// Points the process's Kerberos and NTLM at a directory of its own before the first test runs, and takes down what
/// tests started there after the last. Nothing is started that no test asks for.
/// </summary>
[SetUpFixture]
public sealed class SignInSetup
{
    private static DirectoryInfo? directory;

    /// <summary>Where realm and accounts live. Only on Unix.</summary>
    public static string Folder =>
        directory?.FullName ?? throw new InvalidOperationException("There is no sign-in folder on this system.");

    [OneTimeSetUp]
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux())
            return;
        directory = Directory.CreateTempSubdirectory("wacmirror-signin-");
        NativeEnvironment.Set("KRB5_CONFIG", KerberosRealm.ConfigurationFile);
        NativeEnvironment.Set("KRB5_KTNAME", KerberosRealm.KeytabFile);
        NativeEnvironment.Set("KRB5CCNAME", $"FILE:{KerberosRealm.TicketFile}");
        NativeEnvironment.Set("KRB5RCACHENAME", $"file2:{Path.Combine(Folder, "replays")}");
        NativeEnvironment.Set("NTLM_USER_FILE", NtlmAccounts.File);
    }

    [OneTimeTearDown]
    public static async Task TakeDownAsync()
    {
        await KerberosRealm.StopAsync();
        directory?.Delete(recursive: true);
    }
}
