using System.Diagnostics;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Lab.Wsman.Security;

/// <summary>curl as a peer that signs in with the process's Kerberos ticket.</summary>
internal static class Curl
{
    private const string Program = "/usr/bin/curl";

    /// <summary>The answer's body; skips the test where curl is missing.</summary>
    public static async Task<string> PostAsync(Uri endpoint, string authorityPem, string envelope)
    {
        if (!File.Exists(Program))
            Assert.Ignore($"SKIPPED: curl as a peer. {Program} is missing.");
        var authority = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(authority, authorityPem);
            var start = new ProcessStartInfo(
                Program,
                [
                    "--silent", "--show-error", "--negotiate", "--user", ":", "--cacert", authority,
                    "--header", "Content-Type: application/soap+xml;charset=UTF-8", "--data-binary", "@-",
                    endpoint.AbsoluteUri,
                ])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment =
                {
                    ["KRB5_CONFIG"] = KerberosRealm.ConfigurationFile,
                    ["KRB5CCNAME"] = $"FILE:{KerberosRealm.TicketFile}",
                },
            };
            using var curl = Process.Start(start)!;
            await curl.StandardInput.WriteAsync(envelope);
            curl.StandardInput.Close();
            var answer = await curl.StandardOutput.ReadToEndAsync();
            await curl.WaitForExitAsync();
            return answer;
        }
        finally
        {
            File.Delete(authority);
        }
    }
}
