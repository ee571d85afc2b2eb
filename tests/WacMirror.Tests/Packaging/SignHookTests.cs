using WacMirror.Packaging;
using WacMirror.Packaging.Files;
using WacMirror.Packaging.Signing;

namespace WacMirror.Tests.Packaging;

/// <summary>The hook is handed a fake signer, which appends a line to what it signs and writes down what it saw.</summary>
[Platform(Exclude = "Win", Reason = "the fake signer is a shell script")]
internal sealed class SignHookTests
{
    [Test]
    public void Sign_Tree_SignsCopiesOfWhatWindowsWantsSigned()
    {
        using var parts = Parts();
        var signed = new SignHook(Signer(parts), parts.Of("stage")).Sign(Tree(parts), "some");
        Assert.Multiple(() =>
        {
            Assert.That(
                signed.Files.Where(file => File.ReadAllText(file.Source).Contains("SIGNED", StringComparison.Ordinal))
                    .Select(file => file.Path),
                Is.EqualTo(new[] { "p/Ours.dll", "p/Setup.ps1" }));
            Assert.That(signed.Files.Select(file => file.Path), Is.EqualTo(Tree(parts).Files.Select(file => file.Path)));
            Assert.That(
                File.ReadAllText(Path.Combine(parts.Folder, "in", "Ours.dll")), Does.Not.Contain("SIGNED"),
                "what the build made was changed");
            Assert.That(File.ReadAllLines(parts.Of("seen")), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public void Sign_Package_SignsItInPlace()
    {
        using var parts = Parts().With(("x.nupkg", "package"));
        new SignHook(Signer(parts), parts.Of("stage")).Sign(parts.Of("x.nupkg"));
        Assert.That(File.ReadAllText(parts.Of("x.nupkg")), Does.EndWith("SIGNED\n"));
    }

    [Test]
    public void Sign_SignerFails_SaysWhichFile()
    {
        using var parts = Parts().With(("x.nupkg", "package"));
        var hook = new SignHook(Signer(parts, "exit 3"), parts.Of("stage"));
        Assert.That(
            () => hook.Sign(parts.Of("x.nupkg")),
            Throws.TypeOf<PackException>().With.Message.Contains("x.nupkg' ended with 3"));
    }

    [Test]
    public void Sign_NoSuchSigner_SaysSo()
    {
        using var parts = Parts().With(("x.nupkg", "package"));
        Assert.That(
            () => new SignHook(parts.Of("none"), parts.Of("stage")).Sign(parts.Of("x.nupkg")),
            Throws.TypeOf<PackException>().With.Message.Contains("cannot be started"));
    }

    [Test]
    public void Sign_NoSigner_ChangesNothing()
    {
        using var parts = Parts();
        var tree = Tree(parts);
        Assert.That(new SignHook(null, parts.Of("stage")).Sign(tree, "some"), Is.SameAs(tree));
    }

    [Test]
    public void Signatures_LibraryOfMicrosoft_IsSignedAndOursIsNot() => Assert.Multiple(() =>
    {
        Assert.That(Signatures.IsSigned(Beside("Newtonsoft.Json.dll")), Is.True);
        Assert.That(Signatures.IsSigned(Beside("WacMirror.Core.dll")), Is.False);
    });

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static StandIn Parts()
    {
        var parts = new StandIn().With(("in/settings.json", "{}"), ("in/Setup.ps1", "# script"));
        File.Copy(Beside("WacMirror.Core.dll"), parts.Of("in/Ours.dll"));
        File.Copy(Beside("Newtonsoft.Json.dll"), parts.Of("in/Theirs.dll"));
        return parts;
    }

    private static FileTree Tree(StandIn parts) => FileTree.Of(parts.Of("in"), "p");

    private static string Signer(StandIn parts, string last = "exit 0")
    {
        var script = parts.Of("signer");
        File.WriteAllText(script, $"#!/bin/sh\necho SIGNED >> \"$1\"\necho \"$1\" >> '{parts.Of("seen")}'\n{last}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }
}
