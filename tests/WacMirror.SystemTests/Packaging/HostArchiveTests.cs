using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace WacMirror.SystemTests.Packaging;

/// <summary>The stand-alone program's archives, and the list that tells whether all packages are whole.</summary>
internal sealed class HostArchiveTests
{
    /// <summary>What only the shell and its kit have.</summary>
    private static readonly string[] OfTheShell = ["MsftSme", "windows-admin-center-sdk"];

    [Test]
    public void Checksums_Packages_AreThoseThatAreThere()
    {
        var listed = File.ReadAllLines(BuiltPackages.Checksums);
        var there = Directory.GetFiles(BuiltPackages.Folder)
            .Where(file => Path.GetFileName(file) != "SHA256SUMS")
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}");
        Assert.That(listed, Is.EqualTo(there));
    }

    [Test]
    [Platform("Linux")]
    public async Task LinuxArchive_UnpackedAndStarted_SaysItsVersionWithoutDotNet()
    {
        using var unpacked = new Unpacked(BuiltPackages.LinuxHost);
        var start = new ProcessStartInfo(Path.Combine(unpacked.Top, "wacmirror"), ["--version"]) { RedirectStandardOutput = true };
        // No .NET of the machine's is to be found.
        start.Environment["DOTNET_ROOT"] = unpacked.Top + "-none";
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Multiple(() =>
        {
            Assert.That(process.ExitCode, Is.Zero);
            Assert.That(text, Does.StartWith(BuiltPackages.Version));
        });
    }

    [Test]
    [Platform("Linux")]
    public void LinuxArchive_Content_IsWholeAndOursAlone()
    {
        using var unpacked = new Unpacked(BuiltPackages.LinuxHost);
        var pane = Path.Combine(unpacked.Top, "pane");
        Assert.Multiple(() =>
        {
            foreach (var file in new[] { "pane/index.html", "openapi/v1.json", "README.md", "wacmirror.service", "libe_sqlite3.so" })
                Assert.That(File.Exists(Path.Combine(unpacked.Top, file)), Is.True, file);
            Assert.That(
                Directory.EnumerateFiles(pane, "*", SearchOption.AllDirectories)
                    .Where(file => OfTheShell.Any(name => File.ReadAllText(file).Contains(name, StringComparison.Ordinal))),
                Is.Empty,
                "the stand-alone pane holds parts of the shell's kit");
            Assert.That(
                Directory.EnumerateFiles(unpacked.Top, "*GatewayPlugin*", SearchOption.AllDirectories), Is.Empty);
        });
    }

    [Test]
    public void WindowsArchive_Content_IsWhole()
    {
        using var archive = ZipFile.OpenRead(BuiltPackages.WindowsHost);
        var top = $"wacmirror-{BuiltPackages.Version}-win-x64/";
        Assert.That(
            archive.Entries.Select(entry => entry.FullName),
            Is.SupersetOf(new[]
            {
                top + "wacmirror.exe", top + "coreclr.dll", top + "e_sqlite3.dll", top + "pane/index.html",
                top + "openapi/v1.json", top + "README.md",
            }));
    }

    [Test]
    public void SetupArchive_Content_IsTheScriptAndWhatItLoads()
    {
        using var archive = ZipFile.OpenRead(BuiltPackages.Setup);
        var top = $"wacmirror-setup-{BuiltPackages.Version}/";
        Assert.That(
            archive.Entries.Select(entry => entry.FullName),
            Is.EquivalentTo(new[]
            {
                top + "Install-WacMirror.ps1", top + "README.md", top + "lib/Newtonsoft.Json.dll",
                top + "lib/WacMirror.GatewayPlugin.Setup.dll",
            }));
    }

    [TestCase("host", "Microsoft.NETCore.App", "System.CommandLine", "Newtonsoft.Json")]
    [TestCase("plugin", "Newtonsoft.Json", "SQLitePCLRaw.lib.e_sqlite3")]
    [TestCase("pane", "@angular/core", "@microsoft/signalr")]
    [TestCase("bridge", "@microsoft/windows-admin-center-sdk", "rxjs", "web-vitals")]
    public void Materials_Document_NamesWhatIsShippedAndNoTime(string of, params string[] names)
    {
        var text = File.ReadAllText(BuiltPackages.Need($"wacmirror-{of}-{BuiltPackages.Version}.cdx.json"));
        using var document = System.Text.Json.JsonDocument.Parse(text);
        var components = document.RootElement.GetProperty("components").EnumerateArray()
            .Select(one => one.GetProperty("name").GetString())
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(components, Is.SupersetOf(names));
            Assert.That(components, Has.None.Contains("BannedApiAnalyzers").And.None.EqualTo("esbuild").And.None.StartsWith("@babel/"));
            Assert.That(text, Does.Not.Contain("\"timestamp\"").And.Not.Contain("serialNumber"));
            Assert.That(text, Does.Not.Contain(Kit.Repository.Root));
        });
    }

    /// <summary>An archive in a folder that goes with the test.</summary>
    private sealed class Unpacked : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-archive-");

        public Unpacked(string archive)
        {
            using var unzipped = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(unzipped, folder.FullName, overwriteFiles: false);
            Top = folder.GetDirectories().Single().FullName;
        }

        public string Top { get; }

        public void Dispose() => folder.Delete(recursive: true);
    }
}
