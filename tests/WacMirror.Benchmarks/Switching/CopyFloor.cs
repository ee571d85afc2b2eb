namespace WacMirror.Benchmarks.Switching;

/// <summary>
/// The floor: one copy of a frame's bytes into the next buffer of a monitor's ring, and nothing else. The ring has
/// 4,096 buffers of 2 kB, as many as a NIC's largest receive ring, so the bytes go to memory that a real copy
/// would go to and not into the innermost cache; the frames copied are as many as the switch has in flight.
/// </summary>
internal sealed class CopyFloor(int length)
{
    private const int Buffers = 4096;
    private const int Stride = 2048;
    private const int InFlight = SwitchLoad.Burst;
    private readonly byte[] ring = new byte[Buffers * Stride];
    private readonly byte[] frames = new byte[InFlight * Stride];
    private int next;

    public void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var from = frames.AsSpan((i % InFlight) * Stride, length);
            from.CopyTo(ring.AsSpan(next * Stride, length));
            next = (next + 1) % Buffers;
        }
    }
}
