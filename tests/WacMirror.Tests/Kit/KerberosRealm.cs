using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WacMirror.Tests.Kit;

/// <summary>
/// A Kerberos realm on loopback, shared by the whole process and started by the first test that asks: a key
/// distribution center of Debian's krb5-kdc, a user, and the service HTTP/localhost, whose key the servers of this
/// process have. <see cref="SignInSetup"/> takes it down.
/// </summary>
internal static class KerberosRealm
{
    public const string Name = "LAB.TEST";
    public const string UserName = "alice";
    public const string Password = "kerberos-Pässword";

    /// <summary>The service in the form that takes no host lookup.</summary>
    public const string Target = "HTTP/localhost";

    private const string Server = "/usr/sbin/krb5kdc";
    private static readonly SemaphoreSlim Gate = new(1);
    private static Process? kdc;
    private static Task log = Task.CompletedTask;

    public static string ConfigurationFile => In("krb5.conf");

    public static string KeytabFile => In("http.keytab");

    public static string TicketFile => In("tickets");

    /// <summary>Starts the realm if nobody has; skips the test where its programs are missing.</summary>
    public static async Task RequireAsync()
    {
        foreach (var program in (string[])[Server, "/usr/sbin/kdb5_util", "/usr/sbin/kadmin.local", "/usr/bin/kinit"])
            if (!File.Exists(program))
                Assert.Ignore($"SKIPPED: Kerberos. {program} is missing; install krb5-kdc, krb5-admin-server, krb5-user.");
        await Gate.WaitAsync();
        try
        {
            if (kdc is null)
                await StartAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Gives the process itself the user's ticket, as <c>kinit</c> does for a person: its default identity.</summary>
    public static async Task SignInAsync()
    {
        await RequireAsync();
        await RunAsync("/usr/bin/kinit", [$"{UserName}@{Name}"], Password + "\n");
    }

    public static async Task StopAsync()
    {
        if (kdc is null)
            return;
        kdc.Kill();
        await kdc.WaitForExitAsync();
        await log;
        kdc.Dispose();
        kdc = null;
    }

    private static async Task StartAsync()
    {
        // Between the choice of a port and its use another program may take it.
        const int attempts = 5;
        for (var attempt = 1; kdc is null; attempt++)
        {
            WriteConfiguration(FreePort());
            if (attempt == 1)
                await CreateAsync();
            kdc = await TryServeAsync();
            if (kdc is null && attempt == attempts)
                throw new InvalidOperationException("The key distribution center found no port to listen on.");
        }
    }

    private static async Task CreateAsync()
    {
        await RunAsync("/usr/sbin/kdb5_util", ["create", "-s", "-r", Name, "-P", Guid.NewGuid().ToString()]);
        await RunAsync("/usr/sbin/kadmin.local", ["-r", Name, "-q", $"addprinc -randkey {Target}"]);
        await RunAsync("/usr/sbin/kadmin.local", ["-r", Name, "-q", $"ktadd -k {KeytabFile} {Target}"]);
        await RunAsync("/usr/sbin/kadmin.local", ["-r", Name, "-q", $"addprinc -pw {Password} {UserName}"]);
    }

    /// <summary>Null when it ended at once.</summary>
    private static async Task<Process?> TryServeAsync()
    {
        var start = Start(Server, ["-n", "-r", Name]);
        var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.Contains("commencing operation", StringComparison.Ordinal))
                continue;
            // Its log must be read on, or it stops once the pipe is full; the reading ends with the process.
            log = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            return process;
        }
        process.Dispose();
        return null;
    }

    private static void WriteConfiguration(int port)
    {
        File.WriteAllText(
            ConfigurationFile,
            $$"""
            [libdefaults]
              default_realm = {{Name}}
              dns_lookup_kdc = false
              dns_lookup_realm = false
              dns_canonicalize_hostname = false
              rdns = false
              udp_preference_limit = 1
            [realms]
              {{Name}} = {
                kdc = 127.0.0.1:{{port}}
              }
            [domain_realm]
              localhost = {{Name}}
            [logging]
              kdc = STDERR
            """);
        File.WriteAllText(
            In("kdc.conf"),
            $$"""
            [kdcdefaults]
              kdc_listen = ""
              kdc_tcp_listen = 127.0.0.1:{{port}}
            [realms]
              {{Name}} = {
                database_name = {{In("principals")}}
                key_stash_file = {{In("stash")}}
                acl_file = {{In("acl")}}
              }
            """);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task RunAsync(string program, string[] arguments, string input = "")
    {
        using var process = Process.Start(Start(program, arguments))!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}{await output}");
    }

    private static ProcessStartInfo Start(string program, string[] arguments) => new(program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["KRB5_CONFIG"] = ConfigurationFile,
            ["KRB5_KDC_PROFILE"] = In("kdc.conf"),
            ["KRB5CCNAME"] = $"FILE:{TicketFile}",
        },
    };

    private static string In(string file) => Path.Combine(SignInSetup.Folder, file);
}
