#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false

// The one entry for people and for CI.

using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

const string Usage = """
    dotnet run build.cs run [-- OPTIONS]            builds what changed, starts WacMirror on the embedded cluster
    dotnet run build.cs test                        installs what tests need, runs every test
                                                    (those of packages only after pack)
    dotnet run build.cs pack [--verify]             makes the packages, in artifacts/packages
                                                    (--verify: again from a clone, and compares every byte)
    dotnet run build.cs bench NAME [--json FILE]    measures; NAME is apply, inventory, move, plan, plugin, switch
                                                    or tap
                                                    (move --moves N: how many on each cluster)
    dotnet run build.cs plugin                      stages the gateway plug-in in artifacts/plugin/gateway
    dotnet run build.cs double                      the same, and a double of the gateway that loads it (Linux)
    dotnet run build.cs fuzz [--seed N] [--seconds N]    feeds every reader strange inputs, N seconds each
    dotnet run build.cs soak [--seed N] [--operations N] lets N random things happen to a cluster and a killed host
    """;

var started = TimeProvider.System.GetUtcNow();
var root = (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? Directory.GetCurrentDirectory();
var ui = Path.Combine(root, "ui");
var results = Path.Combine(root, "artifacts", "results");

// Where a step's words go while others are speaking; nowhere of its own otherwise.
var aside = new AsyncLocal<StringBuilder?>();

try
{
    return args switch
    {
        ["run", .. var rest] => Run(rest),
        ["test"] => Test(),
        ["pack"] => Pack(),
        ["pack", "--verify"] => VerifyPack(),
        ["bench", .. var rest] when rest.Length > 0 => Bench(rest),
        ["plugin"] => StagePlugIn(),
        ["double"] => PublishDouble(),
        ["fuzz", .. var rest] => Fuzz(rest),
        ["soak", .. var rest] => RunBuilt("WacMirror.Soak", rest),
        _ => Fail(Usage),
    };
}
catch (StepFailed failure)
{
    return Fail(failure.Message);
}

int Run(string[] rest)
{
    Say("build the pane");
    if (BuildPane() != 0)
        return Fail("The pane was not built.");
    BuildHost();
    Console.CancelKeyPress += (_, key) => key.Cancel = true;
    var lab = rest.Any(argument => argument == "--lab" || argument.StartsWith("--lab=", StringComparison.Ordinal))
        ? Array.Empty<string>()
        : ["--lab"];
    var environment = new Dictionary<string, string>
    {
        ["WACMIRROR_RUN_STARTED"] = started.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    };
    return Start("dotnet", [HostBinary(), "serve", "--open", .. rest, .. lab], environment: environment);
}

// The pane is looked at beside the build, and its steps' words are shown when each has ended. Tests stay behind one another:
// some have the machine's network to themselves, and a browser wants a processor.
int Test()
{
    Emptied(results);
    var paneBuilt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    var steps = new ConcurrentQueue<(string Name, TimeSpan Time, bool IsWell)>();
    void Step(string name, Func<int> step)
    {
        Say(name);
        var begun = TimeProvider.System.GetTimestamp();
        var isWell = false;
        try
        {
            isWell = step() == 0;
        }
        catch (Exception failure) when (failure is StepFailed or TimeoutException)
        {
            Tell(failure.Message);
        }
        steps.Enqueue((name, TimeProvider.System.GetElapsedTime(begun), isWell));
    }
    void Aside(string name, Func<int> step)
    {
        var words = aside.Value = new StringBuilder();
        Step(name, step);
        lock (words)
            Console.Write(words);
    }

    var pane = Task.Run(() =>
    {
        try
        {
            Aside("build the pane for Windows Admin Center", BuildFramedPane);
        }
        finally
        {
            paneBuilt.SetResult();
        }
        Aside("check the pane's two builds", () => Npm(["run", "check"]));
        Aside("lint the pane", () => Npm(["run", "lint"]));
        Aside("test the pane's units", () => Npm(["run", "test"]));
    });
    Step("install tools", InstallTools);
    Step("restore", () => Start("dotnet", ["restore", "WacMirror.sln", "-v", "quiet", "-nologo"]));
    paneBuilt.Task.GetAwaiter().GetResult();
    Step("build", () => Build("WacMirror.sln"));
    Step("make the gateway double", PublishDouble);
    pane.GetAwaiter().GetResult();
    Step("test", () => DotnetTest("WacMirror.Tests"));
    Step("test the system", () => DotnetTest("WacMirror.SystemTests"));
    Step("test the pane in a browser", TestPane);

    var (passed, failed, skipped) = CountResults();
    foreach (var (name, time, isWell) in steps)
        Console.WriteLine($"{time.TotalSeconds,5:F0} s  {name}{(isWell ? string.Empty : "  FAILED")}");
    // A runner that broke before it could write a result must not look green.
    failed = Math.Max(failed, steps.Count(step => !step.IsWell));
    Console.WriteLine($"{passed} passed, {failed} failed, {skipped} skipped");
    return failed == 0 ? 0 : 1;
}

// The parts are built here; WacMirror.Packaging makes packages of them.
int Pack()
{
    Say("build the pane for Windows Admin Center");
    if (BuildFramedPane() != 0)
        return Fail("The pane was not built.");
    StagePlugIn();
    BuildHost();
    foreach (var platform in new[] { "linux-x64", "win-x64" })
        PublishHost(platform);
    Say("pack");
    Must("dotnet", ["tool", "restore"]);
    foreach (var project in new[] { "WacMirror.GatewayPlugin.Setup", "WacMirror.Packaging" })
        Build($"gateway-plugin/{project}");
    return Start("dotnet", [Binary("WacMirror.Packaging", "WacMirror.Packaging.dll"), root]);
}

// Apart from the ordinary build, whose files a build for one platform would replace.
void PublishHost(string platform)
{
    Say($"publish for {platform}");
    var pack = Path.Combine(root, "artifacts", "pack");
    Publish(
        "src/WacMirror.Host",
        Emptied(Path.Combine(pack, "host", platform)),
        "-r", platform, "--self-contained", "-p:SatelliteResourceLanguages=en", "--artifacts-path", Path.Combine(pack, "build"));
}

// A clone has what is committed, nothing that was built, and another path: all three must not show in the packages.
int VerifyPack()
{
    if (Output("git", ["-C", root, "status", "--porcelain"]) is not "")
        return Fail("--verify compares with a clone: commit first.");
    if (Pack() != 0)
        return Fail("Nothing was packed.");
    var clone = Directory.CreateTempSubdirectory("wacmirror-again-").FullName;
    try
    {
        Say("pack again, from a clone");
        Must("git", ["clone", "--quiet", "--no-hardlinks", root, clone]);
        Must("dotnet", ["run", "build.cs", "pack"], clone);
        // A line is a file's checksum and name: one that stands in one list alone is another file, or one that the other lacks.
        string[] Sums(string tree) => File.ReadAllLines(Path.Combine(tree, "artifacts", "packages", "SHA256SUMS"));
        var (here, there) = (Sums(root), Sums(clone));
        string[] other =
        [
            .. here.Except(there).Select(line => $"only here: {line}"),
            .. there.Except(here).Select(line => $"only from the clone: {line}"),
        ];
        return other.Length == 0 ? Told("Every byte is the same.") : Fail(string.Join(Environment.NewLine, other));
    }
    finally
    {
        Directory.Delete(clone, recursive: true);
    }
}

int Bench(string[] rest)
{
    if (rest[0] == "plugin")
        PublishDouble();
    return RunBuilt("WacMirror.Benchmarks", rest);
}

int RunBuilt(string project, string[] rest)
{
    Say("build");
    Build($"tests/{project}");
    return Start("dotnet", [Binary(project, $"{project}.dll"), .. rest]);
}

int Fuzz(string[] rest)
{
    string Value(string name, string usual)
    {
        if (Array.IndexOf(rest, name) is not (>= 0 and var at))
            return usual;
        var text = at + 1 < rest.Length ? rest[at + 1] : string.Empty;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? text
            : throw new StepFailed($"{name}: '{text}' cannot be used; allowed is a whole number, as in {name} {usual}.");
    }
    var environment = new Dictionary<string, string>
    {
        ["WACMIRROR_FUZZ_SEED"] = Value("--seed", "1"),
        ["WACMIRROR_FUZZ_SECONDS"] = Value("--seconds", "60"),
    };
    Say("build");
    Build("tests/WacMirror.Tests");
    return Start(
        "dotnet",
        [
            "test", "tests/WacMirror.Tests", "-c", "Release", "--no-build", "-nologo",
            "--filter", "FullyQualifiedName~Tests.Fuzz.", "--logger", "console;verbosity=normal",
        ],
        environment: environment);
}

// Stands for Windows Admin Center's gateway in tests; self-contained, so that it runs on the gateway's .NET 8 wherever the
// tests run.
int PublishDouble()
{
    StagePlugIn();
    if (!OperatingSystem.IsLinux())
        return 0;
    Say("publish the gateway double");
    Publish(
        "tests/WacMirror.GatewayDouble",
        Emptied(Path.Combine(root, "artifacts", "plugin", "double")),
        "-r", "linux-x64", "--self-contained");
    return 0;
}

// What the gateway loads, as its package carries it: the plug-in itself, and in a folder of its own everything it needs
// beyond the shared framework. Only the systems that are served have their natives with them.
int StagePlugIn()
{
    Say("stage the gateway plug-in");
    var sources = Path.Combine(root, "gateway-plugin");
    var staged = Emptied(Path.Combine(root, "artifacts", "plugin", "gateway"));
    var pipeline = Path.Combine(staged, "wacmirror");
    var outer = Path.Combine(root, "artifacts", "plugin", "outer");
    Publish("gateway-plugin/WacMirror.GatewayPlugin", outer, "-f", "net8.0");
    Publish("gateway-plugin/WacMirror.GatewayPlugin.Pipeline", pipeline, "-f", "net8.0");
    File.Copy(Path.Combine(outer, "WacMirror.GatewayPlugin.dll"), Path.Combine(staged, "WacMirror.GatewayPlugin.dll"));
    File.Copy(Path.Combine(sources, "WacMirror.GatewayPlugin", "settings.json"), Path.Combine(staged, "settings.json"));
    File.Copy(Path.Combine(sources, "WacMirror.GatewayPlugin.Pipeline", "plugin.json"), Path.Combine(pipeline, "plugin.json"));
    Directory.Delete(outer, recursive: true);
    string[] served = ["win", "win-x64", "win-arm64", "unix", "linux", "linux-x64"];
    foreach (var runtime in Directory.EnumerateDirectories(Path.Combine(pipeline, "runtimes")).ToList())
        if (!served.Contains(Path.GetFileName(runtime)))
            Directory.Delete(runtime, recursive: true);
    return 0;
}

// The pane's browser tests run against the host itself on the embedded cluster, with a data directory of its own: the
// pane alone, and from ui/dist/wac in doubles of the shell. Where the gateway double has been built, the way of the second
// leads through it and the plug-in.
int TestPane()
{
    if (FindBrowser() is not { } browser)
    {
        Tell("SKIPPED: the pane's browser tests. No Chromium on the path; install one or set CHROMIUM.");
        new XElement("testsuites", new XElement("testcase", new XElement("skipped")))
            .Save(Path.Combine(results, "pane-browser.junit.xml"));
        return 0;
    }
    var data = Directory.CreateTempSubdirectory("wacmirror-pane-");
    var twin = Path.Combine(root, "artifacts", "plugin", "double", "WacMirror.GatewayDouble");
    var key = Path.Combine(data.FullName, "gateway.key");
    string[] trust = File.Exists(twin) ? ["--gateway-key", key] : [];
    try
    {
        using var host = new Server(
            "dotnet",
            [HostBinary(), "serve", "--lab", "--urls", "http://127.0.0.1:0", "--data", data.FullName, .. trust],
            "/auth/local?token=");
        var address = new Uri(host.Address.GetLeftPart(UriPartial.Authority));
        using var gateway = trust.Length > 0 ? new Server(twin, ["--plugin", PlugInFor(address, key, data)], "serves ") : null;
        return Npm(
            ["run", "e2e"],
            ("BASE_URL", address.GetLeftPart(UriPartial.Authority)),
            ("TOKEN", host.Address.Query.Split('=')[1]),
            ("GATEWAY_URL", gateway?.Address.GetLeftPart(UriPartial.Authority) ?? string.Empty),
            ("CHROMIUM", browser));
    }
    finally
    {
        data.Delete(recursive: true);
    }
}

// A copy of the staged plug-in that forwards to a host.
string PlugInFor(Uri host, string key, DirectoryInfo folder)
{
    var staged = Path.Combine(root, "artifacts", "plugin", "gateway");
    var copy = Path.Combine(folder.FullName, "plugin");
    foreach (var file in Directory.EnumerateFiles(staged, "*", SearchOption.AllDirectories))
    {
        var target = Path.Combine(copy, Path.GetRelativePath(staged, file));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(file, target);
    }
    var settings = new { mode = "forwarding", host = new { address = host.GetLeftPart(UriPartial.Authority), key } };
    File.WriteAllText(Path.Combine(copy, "wacmirror", "plugin.json"), JsonSerializer.Serialize(settings));
    return copy;
}

int DotnetTest(string project) => Start(
    "dotnet",
    [
        "test", $"tests/{project}", "-c", "Release", "--no-build", "-nologo",
        "--logger", $"trx;LogFileName={project}.trx", "--logger", "console;verbosity=normal", "--results-directory", results,
    ]);

(int Passed, int Failed, int Skipped) CountResults()
{
    var (passed, failed, skipped) = (0, 0, 0);
    foreach (var file in Directory.EnumerateFiles(results, "*.trx"))
    {
        var counters = XDocument.Load(file).Descendants().First(element => element.Name.LocalName == "Counters");
        int Count(string name) => (int?)counters.Attribute(name) ?? 0;
        passed += Count("passed");
        failed += Count("failed") + Count("error") + Count("timeout") + Count("aborted");
        skipped += Count("total") - Count("executed");
    }
    foreach (var file in Directory.EnumerateFiles(results, "*.junit.xml"))
    {
        var cases = XDocument.Load(file).Descendants("testcase").ToList();
        var bad = cases.Count(test => test.Element("failure") is not null || test.Element("error") is not null);
        var left = cases.Count(test => test.Element("skipped") is not null);
        passed += cases.Count - bad - left;
        failed += bad;
        skipped += left;
    }
    return (passed, failed, skipped);
}

int BuildPane()
{
    CheckNode();
    var installed = Path.Combine(ui, "node_modules", ".package-lock.json");
    var wanted = Path.Combine(ui, "package-lock.json");
    if (!IsNewer(installed, [wanted]))
    {
        Say("install the pane's packages");
        Must("npm", ["ci", "--no-audit", "--no-fund"], ui);
    }
    var page = Path.Combine(ui, "dist", "standalone", "browser", "index.html");
    var sources = new[] { "src", "public" }
        .SelectMany(name => Directory.EnumerateFiles(Path.Combine(ui, name), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(ui, "*.json"));
    return IsNewer(page, sources) ? 0 : Start("npm", ["run", "build", "--silent"], ui);
}

// The same pane with the bridge to the shell beside it, in ui/dist/wac. Takes a few seconds more than the pane alone.
int BuildFramedPane() => BuildPane() is var code and not 0 ? code : Start("node", ["wac-bridge/build.mjs"], ui);

void BuildHost()
{
    var sources = Directory.EnumerateFiles(Path.Combine(root, "src"), "*", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(root, "*.props"))
        .Concat(Directory.EnumerateFiles(Path.Combine(ui, "dist", "standalone"), "*", SearchOption.AllDirectories));
    if (IsNewer(Path.Combine(Path.GetDirectoryName(HostBinary())!, "openapi", "v1.json"), sources))
        return;
    Say("build");
    Build("src/WacMirror.Host");
}

int Build(string project)
{
    Must("dotnet", ["build", project, "-c", "Release", "-v", "quiet", "-nologo"]);
    return 0;
}

void Publish(string project, string folder, params string[] more) =>
    Must("dotnet", ["publish", project, "-c", "Release", "-v", "quiet", "-nologo", .. more, "-o", folder]);

void CheckNode()
{
    var version = Output("node", ["--version"])
        ?? throw new StepFailed("Node.js is missing. Install version ^20.19, ^22.12 or 24 and later.");
    var parsed = Version.Parse(version.Trim().TrimStart('v'));
    var fits = (parsed.Major, parsed.Minor) is (20, >= 19) or (22, >= 12) or (>= 24, _);
    if (!fits)
        throw new StepFailed($"Node.js {version.Trim()} is too old. Install version ^20.19, ^22.12 or 24 and later.");
}

int InstallTools()
{
    // PowerShell runs the installer's tests; where it cannot be had they are skipped and say so.
    if (Start("dotnet", ["tool", "restore"]) != 0)
        Console.WriteLine("Missing: the tools of .config/dotnet-tools.json. Tests that need them are skipped and say so.");
    var tools = new Dictionary<string, string>
    {
        ["chromium"] = "chromium",
        ["tshark"] = "tshark",
        ["ip"] = "iproute2",
        ["ping"] = "iputils-ping",
        ["wslenum"] = "wsl",
        ["uuidgen"] = "uuid-runtime",
        ["/usr/lib/python3/dist-packages/winrm/protocol.py"] = "python3-winrm",
        ["curl"] = "curl",
        ["kinit"] = "krb5-user",
        // Whole paths: not every path has /usr/sbin, and the NTLM mechanism is a library without a program.
        ["/usr/sbin/krb5kdc"] = "krb5-kdc",
        ["/usr/sbin/kadmin.local"] = "krb5-admin-server",
        ["/etc/gss/mech.d/mech.ntlmssp.conf"] = "gss-ntlmssp",
    };
    var missing = tools.Where(tool => !IsOnPath(tool.Key) && !File.Exists(tool.Key)).Select(tool => tool.Value).ToArray();
    if (missing.Length == 0)
        return 0;
    var names = string.Join(' ', missing);
    if (!IsOnPath("apt-get") || Environment.UserName != "root")
    {
        Console.WriteLine($"Missing: {names}. On Debian or Ubuntu: sudo apt-get install {names}. "
            + "Elsewhere install Chromium and Wireshark's tshark, and put both on the path. "
            + "Tests that need them are skipped and say so.");
        return 0;
    }
    Say($"install {names}");
    var quiet = new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" };
    Must("apt-get", ["update", "-qq"], environment: quiet);
    return Start("apt-get", ["install", "-y", "-qq", "--no-install-recommends", .. missing], environment: quiet);
}

string HostBinary() => Binary("WacMirror.Host", "wacmirror.dll");

string Binary(string project, string file) => Path.Combine(root, "artifacts", "bin", project, "release", file);

int Npm(string[] arguments, params (string Name, string Value)[] environment)
{
    var all = environment.ToDictionary(variable => variable.Name, variable => variable.Value);
    all["RESULTS_DIR"] = results;
    return Start("npm", arguments, ui, all);
}

void Must(string program, string[] arguments, string? directory = null, Dictionary<string, string>? environment = null)
{
    if (Start(program, arguments, directory, environment) is var code and not 0)
        throw new StepFailed($"{program} {string.Join(' ', arguments)} ended with {code}.");
}

// In the repository's root, where no other folder is named.
int Start(string program, string[] arguments, string? directory = null, Dictionary<string, string>? environment = null)
{
    var words = aside.Value;
    var start = new ProcessStartInfo(Executable(program), arguments)
    {
        WorkingDirectory = directory ?? root,
        RedirectStandardOutput = words is not null,
        RedirectStandardError = words is not null,
    };
    foreach (var (name, value) in environment ?? [])
        start.Environment[name] = value;
    try
    {
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(words, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(words, line.Data);
        process.Start();
        if (words is not null)
        {
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
        }
        process.WaitForExit();
        return process.ExitCode;
    }
    catch (Win32Exception error)
    {
        throw new StepFailed($"{program} cannot be started: {error.Message}");
    }
}

string? Output(string program, string[] arguments)
{
    try
    {
        var start = new ProcessStartInfo(Executable(program), arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
    catch (Win32Exception)
    {
        return null;
    }
}

// On Windows npm is a command script, which a process cannot start by its bare name.
static string Executable(string program) => OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program;

static string? FindBrowser() =>
    Environment.GetEnvironmentVariable("CHROMIUM")
    ?? new[] { "chromium", "chromium-browser", "google-chrome", "chrome" }
        .Select(FindOnPath)
        .FirstOrDefault(path => path is not null);

static bool IsOnPath(string program) => FindOnPath(program) is not null;

static string? FindOnPath(string program) =>
    (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);

static string Emptied(string folder)
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
    Directory.CreateDirectory(folder);
    return folder;
}

static bool IsNewer(string product, IEnumerable<string> sources) =>
    File.Exists(product) && sources.All(source => File.GetLastWriteTimeUtc(source) <= File.GetLastWriteTimeUtc(product));

void Say(string step) => Tell($"== {step}");

void Tell(string line)
{
    if (aside.Value is { } words)
        Keep(words, line);
    else
        Console.WriteLine(line);
}

static void Keep(StringBuilder? words, string? line)
{
    if (words is null || line is null)
        return;
    lock (words)
        words.AppendLine(line);
}

static int Told(string message)
{
    Console.WriteLine(message);
    return 0;
}

static int Fail(string message)
{
    Console.Error.WriteLine(message);
    return 1;
}

internal sealed class StepFailed(string message) : Exception(message);

/// <summary>A program that says where it serves, in the first line that has a certain mark before or in the address.</summary>
internal sealed class Server : IDisposable
{
    /// <summary>Shorter would fail on a busy machine, longer would hide for minutes that it does not start.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    public Server(string program, string[] arguments, string mark)
    {
        var found = new TaskCompletionSource<Uri>();
        process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains(mark, StringComparison.Ordinal) == true)
                found.TrySetResult(new Uri(line.Data[line.Data.IndexOf("http", StringComparison.Ordinal)..].Trim()));
        };
        process.Exited += (_, _) => found.TrySetException(new StepFailed($"{program} ended before it served."));
        process.Start();
        process.BeginOutputReadLine();
        try
        {
            Address = found.Task.WaitAsync(Patience).GetAwaiter().GetResult();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Uri Address { get; }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }
}
