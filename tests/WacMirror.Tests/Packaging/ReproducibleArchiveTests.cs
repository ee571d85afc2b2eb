using System.Formats.Tar;
using System.IO.Compression;
using WacMirror.Packaging;
using WacMirror.Packaging.Archives;
using WacMirror.Packaging.Files;

namespace WacMirror.Tests.Packaging;

internal sealed class ReproducibleArchiveTests
{
    [Test]
    public void Zip_WrittenTwice_IsTheSameByteForByte()
    {
        using var first = Some();
        using var second = Some();
        second.Age();
        Assert.That(Zip(first), Is.EqualTo(Zip(second)));
    }

    [Test]
    public void Tarball_WrittenTwice_IsTheSameByteForByte()
    {
        using var first = Some();
        using var second = Some();
        second.Age();
        Assert.That(Tarball(first), Is.EqualTo(Tarball(second)));
    }

    [Test]
    public void Zip_OfOtherContent_IsAnother()
    {
        using var first = Some();
        using var second = Some().With(("b.dll", "other"));
        Assert.That(Zip(first), Is.Not.EqualTo(Zip(second)));
    }

    [Test]
    public void Zip_Rewritten_LosesItsTimesOnly()
    {
        using var some = Some();
        var given = new MemoryStream();
        using (var archive = new ZipArchive(given, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = archive.CreateEntry("x/y.txt");
            entry.LastWriteTime = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var text = new StreamWriter(entry.Open());
            text.Write("hello");
        }
        var output = some.Of("again.zip");
        ReproducibleZip.Rewrite(given, output);
        using var written = ZipFile.OpenRead(output);
        using var reader = new StreamReader(written.Entries.Single().Open());
        Assert.Multiple(() =>
        {
            Assert.That(written.Entries.Single().FullName, Is.EqualTo("x/y.txt"));
            Assert.That(written.Entries.Single().LastWriteTime.Year, Is.EqualTo(1980));
            Assert.That(reader.ReadToEnd(), Is.EqualTo("hello"));
        });
    }

    [Test]
    public void Tarball_Program_MayBeRunAndOthersMayNot()
    {
        using var some = Some();
        using var unpacked = new GZipStream(new MemoryStream(Tarball(some)), CompressionMode.Decompress);
        using var tar = new TarReader(unpacked);
        var modes = new Dictionary<string, UnixFileMode>();
        while (tar.GetNextEntry() is { } entry)
            modes[entry.Name] = entry.Mode & UnixFileMode.UserExecute;
        Assert.That(modes, Is.EquivalentTo(new Dictionary<string, UnixFileMode>
        {
            ["top/a/wacmirror"] = UnixFileMode.UserExecute,
            ["top/B.txt"] = UnixFileMode.None,
            ["top/b.dll"] = UnixFileMode.None,
        }));
    }

    [Test]
    public void Tree_NamesThatDifferByCaseAlone_IsRefused()
    {
        using var some = new StandIn().With(("a.txt", "1"), ("b.txt", "2"));
        var tree = FileTree.Empty.With("x/a.txt", some.Of("a.txt"));
        Assert.That(() => tree.With("X/A.txt", some.Of("b.txt")), Throws.TypeOf<PackException>());
    }

    [Test]
    public void Tree_NoSuchFolder_SaysSo()
    {
        using var some = new StandIn();
        Assert.That(
            () => FileTree.Of(some.Of("none"), "ux"), Throws.TypeOf<PackException>().With.Message.Contains("built before"));
    }

    private static StandIn Some() => new StandIn().With(("B.txt", "one"), ("a/wacmirror", "two"), ("b.dll", "three"));

    private static byte[] Zip(StandIn some) => Written(some, ReproducibleZip.Write);

    private static byte[] Tarball(StandIn some) => Written(some, ReproducibleTarball.Write);

    private static byte[] Written(StandIn some, Action<FileTree, string> write)
    {
        var tree = some.Tree("top");
        var output = some.Of("packed");
        write(tree, output);
        var bytes = File.ReadAllBytes(output);
        File.Delete(output);
        return bytes;
    }
}
