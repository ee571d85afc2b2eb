using WacMirror.Core.Storing;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Storage;

/// <summary>The store that tests use keeps the same contract as the one that lasts.</summary>
internal sealed class MemoryStoreTests : StoreContract
{
    protected override IStore Open() => new MemoryStore();
}
