using System.Globalization;
using WacMirror.Host.Commands;

namespace WacMirror.Tests.Packaging;

/// <summary>The unit for systemd starts the program with a command line that the program knows.</summary>
internal sealed class SystemUnitTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "wacmirror.service"));

    [Test]
    public void Unit_CommandLine_IsOneThatTheProgramTakes()
    {
        var words = Value("ExecStart").Split(' ');
        Assert.Multiple(() =>
        {
            Assert.That(words[0], Is.EqualTo("/opt/wacmirror/wacmirror"));
            Assert.That(HostCommand.Create().Parse(words[1..]).Errors, Is.Empty);
        });
    }

    [Test]
    public void Unit_Protocol_IsTheOneThatTheProgramSpeaks() => Assert.That(Value("Type"), Is.EqualTo("notify"));

    [Test]
    public void Unit_Patience_OutlastsTheProgramsOwn() =>
        Assert.That(
            TimeSpan.FromSeconds(int.Parse(Value("TimeoutStopSec"), CultureInfo.InvariantCulture)),
            Is.GreaterThan(HostCommand.EndPatience));

    private static string Value(string name) =>
        Lines.Single(line => line.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];
}
