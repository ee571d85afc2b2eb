namespace WacMirror.Benchmarks.Switching;

/// <summary>
/// The floor: one copy of a frame's bytes into the next of a number of buffers of 2 kB, and nothing else. The frames
/// copied are as many as the switch has in flight. The buffers are either as many as fill a NIC's largest receive
/// ring, which the processor's cache still holds, or as many as a monitor that keeps what it saw, which it does not.
/// </summary>
internal sealed class CopyFloor(int length, int buffers)
{
    public const int RingBuffers = 4096;
    public const int KeptBuffers = 65536;
    private const int Stride = 2048;
    private const int InFlight = SwitchLoad.Burst;
    private readonly byte[] ring = new byte[buffers * Stride];
    private readonly byte[] frames = new byte[InFlight * Stride];
    private int next;

    public void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var from = frames.AsSpan((i % InFlight) * Stride, length);
            from.CopyTo(ring.AsSpan(next * Stride, length));
            next = (next + 1) & (buffers - 1);
        }
    }
}
