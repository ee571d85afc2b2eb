namespace WacMirror.Lab.Switching.Waiting;

/// <summary>Waits for a signal of this process; works everywhere.</summary>
public sealed class SignalWaiter : FabricWaiter
{
    private readonly AutoResetEvent signal = new(false);

    public override void Dispose() => signal.Dispose();

    private protected override void Block() => signal.WaitOne();

    private protected override void Interrupt() => signal.Set();
}
