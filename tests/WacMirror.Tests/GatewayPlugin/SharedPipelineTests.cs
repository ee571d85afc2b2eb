using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WacMirror.GatewayPlugin.Loading;
using WacMirror.GatewayPlugin.Running;

namespace WacMirror.Tests.GatewayPlugin;

[CancelAfter(30_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SharedPipelineTests : IDisposable
{
    private readonly ScriptedLifetime lifetime = new();
    private readonly FakeTimeProvider time = new();
    private readonly EndOfEngines end = new();
    private int loads;

    public void Dispose() => lifetime.Dispose();

    [Test]
    public async Task Requests_AtOnce_StartOnePipeline()
    {
        var pipeline = Pipeline(() => new LoadedPipeline(_ => Task.CompletedTask, end));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => pipeline.InvokeAsync(new DefaultHttpContext())));
        Assert.That(loads, Is.EqualTo(1));
    }

    [Test]
    public void Of_TheSameApplication_IsOnePipelineHoweverOftenAsked()
    {
        var first = SharedPipeline.Of(lifetime, NullLoggerFactory.Instance);
        Assert.That(SharedPipeline.Of(lifetime, NullLoggerFactory.Instance), Is.SameAs(first));
    }

    [Test]
    public async Task Start_ThatFails_Is503AndTriedAgainLater()
    {
        var isBroken = true;
        var pipeline = Pipeline(() => isBroken
            ? throw new PipelineException("plugin-settings", "mode is 'x'")
            : new LoadedPipeline(Answer204Async, end));

        var refused = await AskAsync(pipeline);
        Assert.That(refused.Response.StatusCode, Is.EqualTo(503));
        var body = JsonDocument.Parse(((MemoryStream)refused.Response.Body).ToArray()).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(body.GetProperty("type").GetString(), Is.EqualTo("urn:wacmirror:error:plugin-settings"));
            Assert.That(body.GetProperty("detail").GetString(), Is.EqualTo("mode is 'x'"));
            Assert.That(body.GetProperty("error").GetProperty("code").GetString(), Is.EqualTo("urn:wacmirror:error:plugin-settings"));
            Assert.That(body.GetProperty("error").GetProperty("details").GetArrayLength(), Is.Zero);
            Assert.That(refused.Response.Headers.RetryAfter.ToString(), Is.EqualTo("5"));
        });

        isBroken = false;
        Assert.That((await AskAsync(pipeline)).Response.StatusCode, Is.EqualTo(503), "not again at once");
        Assert.That(loads, Is.EqualTo(1));
        time.Advance(SharedPipeline.RetryPause);
        Assert.That((await AskAsync(pipeline)).Response.StatusCode, Is.EqualTo(204));
    }

    [Test]
    public async Task Stop_WhileSomebodyIsInside_EndsTheEnginesAfterThem()
    {
        var leave = new TaskCompletionSource();
        var pipeline = Pipeline(() => new LoadedPipeline(_ => leave.Task, end));
        var inside = pipeline.InvokeAsync(new DefaultHttpContext());
        lifetime.StopApplication();

        Assert.That((await AskAsync(pipeline)).Response.StatusCode, Is.EqualTo(503), "nobody comes in any more");
        Assert.That(pipeline.Ended.IsCompleted, Is.False);
        leave.SetResult();
        await inside;
        await pipeline.Ended;
        Assert.That(end.Times, Is.EqualTo(1));
        lifetime.EndApplication();
    }

    [Test]
    public async Task Stop_BeforeAnyRequest_EndsWithoutStarting()
    {
        var pipeline = Pipeline(() => new LoadedPipeline(_ => Task.CompletedTask, end));
        lifetime.StopApplication();
        await pipeline.Ended;
        Assert.That((loads, end.Times), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task Caller_WhoLeavesDuringTheStart_LeavesItToTheNext()
    {
        var go = new ManualResetEventSlim();
        var pipeline = Pipeline(() =>
        {
            go.Wait();
            return new LoadedPipeline(Answer204Async, end);
        });
        var gone = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        await pipeline.InvokeAsync(gone);
        go.Set();
        Assert.That((await AskAsync(pipeline)).Response.StatusCode, Is.EqualTo(204));
        Assert.That(loads, Is.EqualTo(1));
    }

    private SharedPipeline Pipeline(Func<LoadedPipeline> load) => new(
        lifetime,
        () =>
        {
            Interlocked.Increment(ref loads);
            return load();
        },
        NullLogger.Instance,
        time);

    private static Task Answer204Async(HttpContext context)
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private static async Task<HttpContext> AskAsync(SharedPipeline pipeline)
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await pipeline.InvokeAsync(context);
        return context;
    }

    private sealed class EndOfEngines : IAsyncDisposable
    {
        public int Times { get; private set; }

        public ValueTask DisposeAsync()
        {
            Times++;
            return ValueTask.CompletedTask;
        }
    }
}
