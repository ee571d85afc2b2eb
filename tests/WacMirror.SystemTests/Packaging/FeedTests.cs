using NuGet.Common;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace WacMirror.SystemTests.Packaging;

/// <summary>The package in a feed that is a folder, which is what Windows Admin Center is pointed at.</summary>
internal sealed class FeedTests
{
    private DirectoryInfo feed = null!;
    private SourceRepository source = null!;

    [SetUp]
    public void MakeFeed()
    {
        var package = BuiltPackages.Extension;
        feed = Directory.CreateTempSubdirectory("wacmirror-feed-");
        File.Copy(package, Path.Combine(feed.FullName, Path.GetFileName(package)));
        source = Repository.Factory.GetCoreV3(new PackageSource(feed.FullName));
    }

    [TearDown]
    public void RemoveFeed() => feed?.Delete(recursive: true);

    [Test]
    public async Task Feed_Search_FindsTheExtension()
    {
        var search = await source.GetResourceAsync<PackageSearchResource>();
        var found = await search!.SearchAsync(
            "wacmirror", new SearchFilter(includePrerelease: true), 0, 10, NullLogger.Instance, CancellationToken.None);
        Assert.That(
            found.Select(one => one.Identity.ToString()), Is.EqualTo(new[] { $"wacmirror.port-mirroring.{BuiltPackages.Version}" }));
    }

    [Test]
    public async Task Feed_Install_BringsTheSameBytes()
    {
        using var cache = new SourceCacheContext { DirectDownload = true, NoCache = true };
        var packages = await source.GetResourceAsync<FindPackageByIdResource>();
        using var copy = new MemoryStream();
        var isThere = await packages!.CopyNupkgToStreamAsync(
            "wacmirror.port-mirroring", NuGetVersion.Parse(BuiltPackages.Version), copy, cache, NullLogger.Instance,
            CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(isThere, Is.True);
            Assert.That(copy.ToArray(), Is.EqualTo(File.ReadAllBytes(BuiltPackages.Extension)));
        });
    }

    [Test]
    public async Task Feed_Extraction_PutsEveryFileInItsPlace()
    {
        var target = Directory.CreateDirectory(Path.Combine(feed.FullName, "installed"));
        using var package = new NuGet.Packaging.PackageArchiveReader(BuiltPackages.Extension);
        var files = (await package.GetFilesAsync(CancellationToken.None))
            .Where(file => file.StartsWith("ux/", StringComparison.Ordinal) || file.StartsWith("gateway/", StringComparison.Ordinal))
            .ToList();
        await package.CopyFilesAsync(
            target.FullName,
            files,
            (_, path, stream) =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                using var written = File.Create(path);
                stream.CopyTo(written);
                return path;
            },
            NullLogger.Instance,
            CancellationToken.None);
        Assert.That(
            Directory.EnumerateFiles(target.FullName, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(target.FullName, file).Replace('\\', '/')),
            Is.EquivalentTo(files));
    }
}
