using Microsoft.Data.Sqlite;
using WacMirror.Core.Storing;
using WacMirror.Storage;
using WacMirror.StoreProbe;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage.Sqlite;

/// <summary>One file and several processes, EF versions and instances.</summary>
internal sealed class SharedFileTests
{
    private readonly DataFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Folder_UnderBothEntityFrameworks_IsTheSameStore()
    {
        // Each makes a file of its own, which the other then goes on with and gives back.
        var (first, second) = (folder.File("made-by-8"), folder.File("made-by-10"));
        var old = await ProbeProcess.RunAsync(ProbeProcess.Net8, "describe", "write", first, "1");
        await TestContext.Progress.WriteLineAsync($"one data folder was opened by [{old}] and by [{Runtime.Description}]");
        Assert.That(old, Does.Contain("built for .NETCoreApp,Version=v8.0, EF Core 8."));
        Assert.That(Runtime.Description, Does.Contain("EF Core 10."));

        await CompareAndWriteAsync(first, 1, 2);
        await CompareAndWriteAsync(second, null, 3);
        await ProbeProcess.RunAsync(
            ProbeProcess.Net8, "compare", first, "2", "compare", first, "1", "compare", second, "3", "write", second, "4");
        await CompareAndWriteAsync(second, 4, 5);
    }

    [Test]
    public async Task Process_KilledAtAnyPoint_LosesNothingThatItReported()
    {
        var path = folder.File("killed");
        var random = new Random(20261127);
        foreach (var framework in new[] { ProbeProcess.Net10, ProbeProcess.Net8, ProbeProcess.Net10 })
        {
            var reported = await CommitAndKillAsync(framework, path, random.Next(1, 60));
            using var store = SqliteStore.Open(path);
            await AssertWholeAsync(store, reported);
        }
    }

    [Test]
    public async Task SecondInstance_ThatTakesOver_StopsTheFirst()
    {
        var path = folder.File("two");
        using var one = SqliteStore.Open(path);
        using var two = SqliteStore.Open(path);
        var first = await EndlessCommits.BeginAsync(one);
        await first.CommitAsync();
        var second = await EndlessCommits.BeginAsync(two);
        Assert.ThrowsAsync<StaleEpochException>(() => first.CommitAsync());
        Assert.That(await second.CommitAsync(), Is.EqualTo(2));
        await AssertWholeAsync(one, 2);
    }

    [Test]
    public async Task SecondProcess_ThatTakesOver_StopsTheFirst()
    {
        var path = folder.File("two-processes");
        using var store = SqliteStore.Open(path);
        var first = await EndlessCommits.BeginAsync(store);
        using var other = new ProbeProcess(ProbeProcess.Net10, "commit", path);
        await first.CommitAsync();
        var line = await other.LineAsync();
        await other.KillAsync();
        Assert.ThrowsAsync<StaleEpochException>(() => first.CommitAsync());
        await AssertWholeAsync(store, long.Parse(line!));
    }

    [Test]
    public async Task Instances_OpenedAtOnceOnNewFolder_AllWork()
    {
        var path = folder.File("opened-at-once");
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteStore.Open(path))));
        var epochs = await Task.WhenAll(stores.Select(async it => (await it.TakeOverAsync("c1", default)).Epoch));
        foreach (var store in stores)
            store.Dispose();
        Assert.That(epochs, Is.EquivalentTo(Enumerable.Range(1, 8)));
    }

    [Test]
    public async Task Backup_TakenWhileTheStoreIsAtWork_IsAStore()
    {
        var (path, restored) = (folder.File("at-work"), Directory.CreateDirectory(folder.File("restored")).FullName);
        using (var store = SqliteStore.Open(path))
        {
            await new Sample(1).WriteAsync(store);
            using var connection = new SqliteConnection($"Data Source={Path.Combine(path, SqliteStore.FileName)}");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @file";
            command.Parameters.AddWithValue("@file", Path.Combine(restored, SqliteStore.FileName));
            command.ExecuteNonQuery();
        }

        using var backup = SqliteStore.Open(restored);
        Assert.That(await new Sample(1).CompareAsync(backup), Is.Empty);
    }

    private static async Task CompareAndWriteAsync(string path, int? before, int after)
    {
        using var store = SqliteStore.Open(path);
        if (before is { } number)
            Assert.That(await new Sample(number).CompareAsync(store), Is.Empty);
        await new Sample(after).WriteAsync(store);
    }

    /// <summary>The number of the last commit that the process reported.</summary>
    private static async Task<long> CommitAndKillAsync(string framework, string path, int lines)
    {
        using var probe = new ProbeProcess(framework, "commit", path);
        var last = string.Empty;
        for (var line = 0; line < lines; line++)
            last = await probe.LineAsync() ?? throw new InvalidOperationException("It ended by itself.");
        // What is not a whole line was not reported.
        var rest = (await probe.KillAsync()).Split('\n')[..^1];
        return long.Parse(rest.LastOrDefault() ?? last);
    }

    private static async Task AssertWholeAsync(IStore store, long reported)
    {
        var history = await store.HistoryAsync(EndlessCommits.Cluster, EndlessCommits.Policy, default);
        var ledger = await store.LedgerAsync(EndlessCommits.Cluster, EndlessCommits.Policy, default);
        var audit = await store.AuditAsync(new AuditQuery(EndlessCommits.Cluster, Limit: int.MaxValue), default);
        var stored = history[0].Policy.Revision;
        Assert.That(stored, Is.GreaterThanOrEqualTo(reported));
        Assert.That(history.Select(it => it.Policy.Revision), Is.Ordered.Descending.And.Unique);
        Assert.That(
            (history.Length, ledger.Length, audit.Length),
            Is.EqualTo(((int)stored, (int)stored * EndlessCommits.RowsEach, (int)stored)));
    }
}
