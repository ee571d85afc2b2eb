namespace WacMirror.SystemTests.Packaging;

/// <summary>The installer itself, run by PowerShell 7 against the folders of a gateway. Rights, service and signatures are
/// Windows' and not touched here.</summary>
internal sealed class InstallerTests
{
    [SetUp]
    public Task NeedPowerShell() => PowerShellTool.RequireAsync();

    [Test]
    public async Task Installer_InstalledTwiceAndTakenOut_LeavesEveryByteAsItWas()
    {
        using var gateway = new GatewayFolder(versions: ["1.2.3", "1.10.0"]);
        var before = gateway.Content();
        var first = await gateway.RunAsync();
        var installed = gateway.Content();
        var second = await gateway.RunAsync();
        var again = gateway.Content();
        var removed = await gateway.RunAsync("-Uninstall");
        Assert.Multiple(() =>
        {
            Assert.That(first.ExitCode, Is.Zero, first.All);
            Assert.That(Text(installed, "appsettings.json"), Does.Contain("wacmirror.port-mirroring.1.10.0"));
            Assert.That(first.Output, Does.Contain("Feature.Service = \"WacMirror\" (Derived)"));
            Assert.That(second.Output, Does.Contain("Nothing to change."), second.All);
            Assert.That(again, Is.EqualTo(installed));
            Assert.That(removed.ExitCode, Is.Zero, removed.All);
            Assert.That(gateway.Content(), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Installer_WhatIf_SaysWhatItWouldWriteAndWritesNothing()
    {
        using var gateway = new GatewayFolder();
        var before = gateway.Content();
        var run = await gateway.RunAsync("-WhatIf");
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.Zero, run.All);
            Assert.That(run.Output, Does.Contain("appsettings.json").And.Contain("settings.json").And.Contain("What if:"));
            Assert.That(gateway.Content(), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Installer_NoGateway_SaysWhatIsNeeded()
    {
        using var gateway = new GatewayFolder();
        File.Delete(gateway.AppSettings);
        var run = await gateway.RunAsync();
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.Contain("Windows Admin Center 2410 or later is needed on this machine"));
        });
    }

    [Test]
    public async Task Installer_NoPlugin_SaysToInstallTheExtensionFirst()
    {
        using var gateway = new GatewayFolder();
        Directory.Delete(Path.Combine(gateway.Data, "Plugins"), recursive: true);
        var run = await gateway.RunAsync();
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.Contain("Install the extension in Windows Admin Center first"));
        });
    }

    [TestCase("6.0.1", "The gateway runs on .NET 6; the plug-in needs .NET 8.")]
    [TestCase("7.0.0", "The gateway runs on .NET 7; the plug-in needs .NET 8.")]
    public async Task Installer_OlderDotNet_Refuses(string runtime, string says)
    {
        using var gateway = new GatewayFolder(runtime: runtime);
        var run = await gateway.RunAsync();
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.Contain(says));
        });
    }

    [Test]
    public async Task Installer_MissingKeys_RefusesAndWritesNothing()
    {
        using var gateway = new GatewayFolder("""{ "Logging": {} }""");
        var before = gateway.Content();
        var run = await gateway.RunAsync();
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.Contain("has no WindowsAdminCenter.Services"));
            Assert.That(gateway.Content(), Is.EqualTo(before));
        });
    }

    [Test]
    public async Task Installer_ReadOnlyFile_RefusesAndLeavesIt()
    {
        using var gateway = new GatewayFolder();
        File.SetAttributes(gateway.AppSettings, FileAttributes.ReadOnly);
        var run = await gateway.RunAsync();
        Assert.Multiple(() =>
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Errors, Does.Contain("is read-only"));
            Assert.That(File.ReadAllText(gateway.AppSettings), Is.EqualTo(GatewayFolder.Settings));
        });
    }

    [Test]
    public async Task Installer_Nodes_AreTriedAndTheDomainsPartIsTold()
    {
        using var gateway = new GatewayFolder();
        var run = await gateway.RunAsync("-Node", "127.0.0.1", "-WhatIf");
        Assert.That(
            run.Output,
            Does.Contain("127.0.0.1: ").And.Contain(
                "Set-ADComputer -Identity 127.0.0.1 -PrincipalsAllowedToDelegateToAccount"),
            run.All);
    }

    private static string Text(Dictionary<string, string> content, string name) => System.Text.Encoding.UTF8.GetString(
        Convert.FromHexString(content.Single(file => Path.GetFileName(file.Key) == name).Value));
}
