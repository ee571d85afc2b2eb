using WacMirror.Core.Storing;
using WacMirror.Storage;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage.Sqlite;

/// <summary>The store that lasts keeps the contract.</summary>
internal sealed class SqliteStoreTests : StoreContract
{
    private readonly DataFolder folder = new();
    private int opened;

    // A folder for each test: they are all empty at first.
    protected override IStore Open() => SqliteStore.Open(folder.File($"{++opened}"));

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();
}
