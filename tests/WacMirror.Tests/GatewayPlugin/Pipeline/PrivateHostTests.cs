using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.GatewayPlugin.Pipeline;

namespace WacMirror.Tests.GatewayPlugin.Pipeline;

internal sealed class PrivateHostTests
{
    [Test]
    public async Task Listener_OfTheServices_EndsWithThem()
    {
        using var lifetime = new ScriptedLifetime();
        var parts = new ServiceCollection()
            .AddPrivateHost(NullLoggerFactory.Instance, lifetime)
            .BuildServiceProvider();
        var listener = parts.GetRequiredService<DiagnosticListener>();
        Assert.That(parts.GetRequiredService<DiagnosticSource>(), Is.SameAs(listener));
        var seen = new EndSeen();
        listener.Subscribe(seen);
        Assert.That(seen.IsEnded, Is.False);
        await parts.DisposeAsync();
        Assert.That(seen.IsEnded, Is.True);
    }

    private sealed class EndSeen : IObserver<KeyValuePair<string, object?>>
    {
        public bool IsEnded { get; private set; }

        public void OnCompleted() => IsEnded = true;

        public void OnError(Exception error) => throw error;

        public void OnNext(KeyValuePair<string, object?> value)
        {
        }
    }
}
