using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WacMirror.Core.Storing;
using WacMirror.Storage;
using WacMirror.Storage.Sqlite;
using WacMirror.StoreProbe;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage.Sqlite;

/// <summary>Files that cannot be used, or not now.</summary>
internal sealed class FileFaultTests
{
    private DataFolder folder = null!;

    private string File => folder.File(SqliteStore.FileName);

    [SetUp]
    public void MakeFolder() => folder = new DataFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void File_ThatIsNoDatabase_IsRefusedAndUntouched()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));
        AssertRefused("no database");
        Assert.That(System.IO.File.ReadAllText(File), Is.EqualTo(new string('x', 5000)));
    }

    [Test]
    public async Task File_WithADamagedPage_IsRefusedAndUntouched()
    {
        using (var store = SqliteStore.Open(folder.Path))
            await new Sample(1).WriteAsync(store);
        var bytes = System.IO.File.ReadAllBytes(File);
        bytes.AsSpan(4096 * 3, 4096).Fill(0xA5);
        System.IO.File.WriteAllBytes(File, bytes);
        AssertRefused("damage");
        Assert.That(System.IO.File.ReadAllBytes(File), Is.EqualTo(bytes));
    }

    [Test]
    public void File_OfAnotherProgram_IsRefusedAndUntouched()
    {
        Execute("CREATE TABLE Theirs (x INTEGER)");
        AssertRefused("another program's file");
        Assert.That(Execute("SELECT count(*) FROM sqlite_master"), Is.EqualTo(1));
    }

    [Test]
    public async Task File_LockedByAnother_IsUnavailableAndLaterNot()
    {
        using var store = SqliteStore.Open(folder.Path, new SqliteLimits { Busy = TimeSpan.Zero });
        var commits = await EndlessCommits.BeginAsync(store);
        using (var other = Connect())
        {
            using var held = other.BeginTransaction();
            var error = Assert.ThrowsAsync<StoreUnavailableException>(() => commits.CommitAsync());
            Assert.That(error!.Message, Does.Contain(File));
        }

        Assert.That(await (await EndlessCommits.BeginAsync(store)).CommitAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task File_ThatMayNotGrow_IsUnavailableWithNothingOfTheCommit()
    {
        using var store = SqliteStore.Open(folder.Path, new SqliteLimits { Pages = 30 });
        var commits = await EndlessCommits.BeginAsync(store);
        var last = 0L;
        var error = Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            while (true)
                last = await commits.CommitAsync();
        });
        Assert.That((error!.InnerException as SqliteException)?.SqliteErrorCode, Is.EqualTo(13), "SQLITE_FULL");
        var history = await store.HistoryAsync(EndlessCommits.Cluster, EndlessCommits.Policy, default);
        var ledger = await store.LedgerAsync(EndlessCommits.Cluster, null, default);
        Assert.That((history.Length, ledger.Length), Is.EqualTo(((int)last, (int)last * EndlessCommits.RowsEach)));
    }

    [Test]
    [Platform("Linux")]
    public void Folder_ThatCannotBeWritten_IsUnavailable()
    {
        // Nobody makes files there, root neither.
        var error = Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open("/proc/self"));
        Assert.That(error!.Message, Does.Contain("/proc/self/wacmirror.db"));
    }

    [Test]
    public void Store_ThatVanished_IsUnavailableAndNotMadeAnew()
    {
        using var store = SqliteStore.Open(folder.Path);
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(File);
        Assert.ThrowsAsync<StoreUnavailableException>(() => store.TakeOverAsync("c1", default));
        Assert.That(System.IO.File.Exists(File), Is.False);
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_OfAStoreAtWork_AreForTheirOwnerOnly()
    {
        var made = folder.File("made");
        System.IO.File.WriteAllText(File, string.Empty);
        System.IO.File.SetUnixFileMode(File, (UnixFileMode)0b110_100_100);
        foreach (var path in new[] { made, folder.Path })
        {
            using var store = SqliteStore.Open(path);
            await store.TakeOverAsync("c1", default);
            var files = Directory.GetFiles(path, SqliteStore.FileName + "*");
            Assert.That(files, Has.Length.EqualTo(3), "the database, its log and the log's index");
            Assert.That(
                files.Select(System.IO.File.GetUnixFileMode), Has.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Assert.That((int)System.IO.File.GetUnixFileMode(made), Is.EqualTo(0b111_000_000));
    }

    [Test]
    public void Store_AtWork_WritesAheadAndSyncsEachCommit()
    {
        using var store = SqliteStore.Open(folder.Path);
        var file = new SqliteFile(File, new SqliteLimits());
        var found = file.Run(context => context.Database
            .SqlQuery<string>($"""
                SELECT journal_mode || ' ' || synchronous || ' ' || foreign_keys AS Value
                FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys
                """)
            .Single());
        Assert.That(found, Is.EqualTo("wal 2 1"), "2 is FULL");
    }

    private void AssertRefused(string found)
    {
        var error = Assert.Throws<DataFileException>(() => SqliteStore.Open(folder.Path));
        Assert.That(error!.File, Is.EqualTo(File));
        Assert.That(error.Found, Does.Contain(found));
        Assert.That(error.Message, Does.Contain(File).And.Contain(error.Allowed));
        SqliteConnection.ClearAllPools();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    private object? Execute(string text)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteScalar();
    }
}
