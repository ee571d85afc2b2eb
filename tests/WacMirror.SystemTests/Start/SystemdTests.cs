using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Start;

/// <summary>The program as systemd runs it: its parent is called so, it tells when it serves and when it ends, keeps its
/// data where the unit's StateDirectory is, and heeds the stop signal.</summary>
[Platform("Linux")]
internal sealed class SystemdTests
{
    [Test]
    public async Task Unit_StartedAndStopped_TellsBothAndEndsWell()
    {
        await using var unit = UnitProcess.Start();
        var ready = await unit.NextAsync();
        Assert.Multiple(() =>
        {
            Assert.That(ready, Does.Contain("READY=1"));
            Assert.That(File.Exists(Path.Combine(unit.State, "operator-token")), Is.True, unit.Output);
            Assert.That(File.Exists(Path.Combine(unit.State, "wacmirror.db")), Is.True, unit.Output);
        });
        await unit.TerminateAsync();
        Assert.Multiple(() =>
        {
            Assert.That(unit.Told, Has.Some.Contains("STOPPING=1"));
            Assert.That(unit.ExitCode, Is.Zero, unit.Output);
        });
    }

    [Test]
    public async Task Unit_Log_ShowsNoToken()
    {
        await using var unit = UnitProcess.Start();
        await unit.NextAsync();
        await unit.TerminateAsync();
        var token = (await File.ReadAllTextAsync(Path.Combine(unit.State, "operator-token"))).Trim();
        Assert.Multiple(() =>
        {
            Assert.That(unit.Output, Does.Contain("Open the pane"));
            Assert.That(unit.Output, Does.Not.Contain(token));
        });
    }
}
