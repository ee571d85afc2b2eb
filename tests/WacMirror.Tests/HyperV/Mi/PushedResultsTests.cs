using WacMirror.Cim;
using WacMirror.HyperV.Mi;

namespace WacMirror.Tests.HyperV.Mi;

/// <summary>Results pushed by a stand-in for the library.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PushedResultsTests : IDisposable
{
    private readonly Source source = new();
    private readonly PushedResults<string, string> results;

    public PushedResultsTests() => results = new(
        source.Subscribe,
        text => text switch
        {
            "bad" => throw new CimFormatException("bad"),
            "worse" => throw new InvalidCastException(),
            _ => text.ToUpperInvariant(),
        },
        error => new InvalidOperationException("explained", error),
        bound: 3);

    public void Dispose() => results.Dispose();

    [Test]
    public async Task Results_PushedBeforeAndWhileReading_ComeConvertedInOrder()
    {
        source.Observer.OnNext("a");
        var read = ReadAsync();
        source.Observer.OnNext("b");
        source.Observer.OnCompleted();
        Assert.That(await read, Is.EqualTo(new[] { "A", "B" }));
    }

    [Test]
    public async Task Error_OfTheOperation_ComesExplainedAfterTheResultsBeforeIt()
    {
        source.Observer.OnNext("a");
        source.Observer.OnError(new TimeoutException());
        await using var reader = results.ReadAsync(CancellationToken.None).GetAsyncEnumerator();
        Assert.That(await reader.MoveNextAsync());
        await Assert.ThatAsync(
            () => reader.MoveNextAsync().AsTask(),
            Throws.InvalidOperationException.With.InnerException.TypeOf<TimeoutException>());
    }

    [TestCase("bad")]
    [TestCase("worse")]
    public async Task Result_ThatCannotBeConverted_EndsTheReadAndNotTheLibrarysThread(string text)
    {
        Assert.That(() => source.Observer.OnNext(text), Throws.Nothing);
        await Assert.ThatAsync(ReadAsync, Throws.InvalidOperationException);
    }

    [Test]
    public async Task Results_BeyondTheBound_EndTheRead()
    {
        for (var count = 0; count < 4; count++)
            source.Observer.OnNext("a");
        await Assert.ThatAsync(ReadAsync, Throws.InvalidOperationException.With.InnerException.TypeOf<CimFormatException>());
    }

    [Test]
    public async Task Cancelling_EndsTheWait()
    {
        using var stop = new CancellationTokenSource();
        var read = results.LastAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThatAsync(() => read, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Disposing_EndsTheOperationAndTheRead()
    {
        var read = ReadAsync();
        results.Dispose();
        Assert.That(await read, Is.Empty);
        Assert.That(source.IsEnded);
    }

    [Test]
    public void Operation_ThatCannotStart_IsExplained() => Assert.That(
        () => new PushedResults<string, string>(
            _ => throw new TimeoutException(), text => text, error => new InvalidOperationException("explained", error), 1),
        Throws.InvalidOperationException);

    private async Task<List<string>> ReadAsync()
    {
        var all = new List<string>();
        await foreach (var result in results.ReadAsync(CancellationToken.None))
            all.Add(result);
        return all;
    }

    private sealed class Source : IDisposable
    {
        public IObserver<string> Observer { get; private set; } = null!;

        public bool IsEnded { get; private set; }

        public IDisposable Subscribe(IObserver<string> observer)
        {
            Observer = observer;
            return this;
        }

        public void Dispose() => IsEnded = true;
    }
}
