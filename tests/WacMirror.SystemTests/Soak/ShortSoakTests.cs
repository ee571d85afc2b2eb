using WacMirror.Soak.Running;

namespace WacMirror.SystemTests.Soak;

/// <summary>The beginning of the long run, by a seed that meets every kind of operation.</summary>
internal sealed class ShortSoakTests
{
    [Test]
    public async Task RandomOperationsAndKills_LeaveEveryRoleAsTheOracleSaysAndNothingBehind()
    {
        using var output = new StringWriter();
        var isWell = await SoakRun.RunAsync(new SoakOptions(Seed: 1, Operations: 150), output, CancellationToken.None);
        await TestContext.Out.WriteLineAsync(output.ToString());
        Assert.That(isWell, Is.True, output.ToString());
    }
}
