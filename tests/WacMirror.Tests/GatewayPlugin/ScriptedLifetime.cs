using Microsoft.Extensions.Hosting;

namespace WacMirror.Tests.GatewayPlugin;

/// <summary>A gateway that stops when a test says so.</summary>
internal sealed class ScriptedLifetime : IHostApplicationLifetime, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource stopped = new();

    public CancellationToken ApplicationStarted => new(canceled: true);

    public CancellationToken ApplicationStopping => stopping.Token;

    public CancellationToken ApplicationStopped => stopped.Token;

    public void StopApplication() => stopping.Cancel();

    public void EndApplication() => stopped.Cancel();

    public void Dispose()
    {
        stopping.Dispose();
        stopped.Dispose();
    }
}
