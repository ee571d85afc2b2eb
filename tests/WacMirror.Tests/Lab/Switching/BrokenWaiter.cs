using WacMirror.Lab.Switching.Waiting;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>A waiter whose system refuses to wait.</summary>
internal sealed class BrokenWaiter : FabricWaiter
{
    public override void Dispose()
    {
    }

    private protected override void Block() => throw new IOException("broken");

    private protected override void Interrupt()
    {
    }
}
