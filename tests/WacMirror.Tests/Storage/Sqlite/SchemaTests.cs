using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using WacMirror.Storage;
using WacMirror.Storage.Model;
using WacMirror.Storage.Sqlite;
using WacMirror.StoreProbe;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage.Sqlite;

/// <summary>Files of older and newer versions.</summary>
internal sealed class SchemaTests
{
    private const string Current = "20261127000000_Initial";

    private readonly DataFolder folder = new();

    private string File => folder.File(SqliteStore.FileName);

    [SetUp]
    public async Task WriteSample()
    {
        using var store = SqliteStore.Open(folder.Path);
        await new Sample(1).WriteAsync(store);
    }

    [TearDown]
    public void RemoveFile()
    {
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(File);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Migrations_MakeWhatTheModelDescribes()
    {
        var made = folder.File("made.db");
        using var migrated = Context(File);
        using var described = Context(made, SqliteOpenMode.ReadWriteCreate);
        described.Database.EnsureCreated();
        Assert.That(Schema(migrated), Is.EqualTo(Schema(described)));
    }

    [Test]
    public async Task OlderFile_Opened_IsUpgradedWithAllItHas()
    {
        using (var later = OfLater<LaterMigration>())
            SqliteSchema.Upgrade(later, File);
        using var upgraded = OfLater<LaterMigration>();
        Assert.That(upgraded.Database.GetAppliedMigrations(), Is.EqualTo([Current, Later.Id]));
        Assert.That(upgraded.Database.SqlQuery<string>($"SELECT Word AS Value FROM Later").ToList(), Is.EqualTo(["new"]));
        Assert.That(SqliteSchema.Upgrade(upgraded, File), Is.True, "a second time changes nothing");

        upgraded.Database.ExecuteSql($"DELETE FROM __EFMigrationsHistory WHERE MigrationId > {Current}");
        using var store = SqliteStore.Open(folder.Path);
        Assert.That(await new Sample(1).CompareAsync(store), Is.Empty);
    }

    [Test]
    public void OlderFile_WhoseUpgradeFails_StaysAsItIs()
    {
        using var broken = OfLater<BrokenMigration>();
        Assert.Throws<SqliteException>(() => SqliteSchema.Upgrade(broken, File));
        broken.Database.CloseConnection();
        Assert.That(broken.Database.GetAppliedMigrations(), Is.EqualTo([Current]));
        Assert.That(Schema(broken).Where(line => line.Contains("Later", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void OlderFile_OpenedTwiceAtOnce_IsUpgradedOnce() => Assert.DoesNotThrowAsync(() => Task.WhenAll(
        Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using var later = OfLater<LaterMigration>();
            SqliteSchema.Upgrade(later, File);
        }))));

    [Test]
    public void NewerFile_Opened_IsRefusedAndUntouched()
    {
        using (var later = OfLater<LaterMigration>())
            SqliteSchema.Upgrade(later, File);
        SqliteConnection.ClearAllPools();
        var before = System.IO.File.ReadAllBytes(File);
        var error = Assert.Throws<DataFileException>(() => SqliteStore.Open(folder.Path));
        SqliteConnection.ClearAllPools();
        Assert.That((error!.File, error.Found, error.Allowed), Is.EqualTo(
            (File, $"schema '{Later.Id}'", $"schemas up to '{Current}'")));
        Assert.That(error.Message, Does.Contain(File).And.Contain(error.Found).And.Contain(error.Allowed));
        Assert.That(System.IO.File.ReadAllBytes(File), Is.EqualTo(before));
    }

    private static List<string> Schema(StoreContext context) => context.Database
        .SqlQuery<string>($"SELECT name || ': ' || sql AS Value FROM sqlite_master WHERE sql IS NOT NULL")
        .AsEnumerable()
        .Where(line => !line.StartsWith("__EF", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToList();

    private static string Connection(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode }.ToString();

    private static StoreContext Context(string file, SqliteOpenMode mode = SqliteOpenMode.ReadWrite) =>
        new(SqliteFile.Options(Connection(file, mode), new SqliteLimits()).Options);

    /// <summary>What a later version would open the file with.</summary>
    private StoreContext OfLater<T>()
        where T : Migration, new()
    {
        var options = SqliteFile.Options(Connection(File, SqliteOpenMode.ReadWrite), new SqliteLimits());
        return new StoreContext(options.ReplaceService<IMigrationsAssembly, LaterMigrations<T>>().Options);
    }
}
