using WacMirror.Packaging;

namespace WacMirror.Tests.Packaging;

internal sealed class ChecksumsTests
{
    [Test]
    public void Write_Folder_ListsEveryFileAsSha256sumReadsIt()
    {
        using var some = new StandIn().With(("b.zip", "abc"), ("a.zip", ""));
        Checksums.Write(some.Folder);
        Assert.That(File.ReadAllText(some.Of(Checksums.FileName)), Is.EqualTo(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.zip\n"
            + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.zip\n"));
    }

    [Test]
    public void Version_OfTheRepository_IsReadFromItsOnePlace()
    {
        using var some = new StandIn().With(("Directory.Build.props", "<Project><PropertyGroup><Version>4.5.6</Version></PropertyGroup></Project>"));
        Assert.That(ProductVersion.Read(some.Folder), Is.EqualTo("4.5.6"));
    }

    [Test]
    public void Version_NotThere_SaysSo()
    {
        using var some = new StandIn();
        Assert.That(() => ProductVersion.Read(some.Folder), Throws.TypeOf<PackException>());
    }
}
