using WacMirror.Lab.Cluster;

namespace WacMirror.Tests.Lab.Cluster;

public sealed class DisposalTests
{
    [Test]
    public void All_WhenSomeFail_FreesTheRestAndThrowsWhatFailed()
    {
        var freed = new List<int>();

        var error = Assert.ThrowsAsync<AggregateException>(() => Disposal.AllAsync(
            new Item(() => freed.Add(1)),
            new Item(() => throw new IOException("first")),
            null,
            new Item(() => freed.Add(2)),
            new Item(() => throw new IOException("second")),
            new Item(() => freed.Add(3))))!;

        Assert.Multiple(() =>
        {
            Assert.That(freed, Is.EqualTo(new[] { 1, 2, 3 }));
            Assert.That(
                error.InnerExceptions.Select(failure => failure.Message), Is.EqualTo(new[] { "first", "second" }));
        });
    }

    private sealed class Item(Action free) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            free();
            return ValueTask.CompletedTask;
        }
    }
}
