using System.Buffers.Binary;
using WacMirror.Lab.Switching;

namespace WacMirror.Benchmarks.Switching;

/// <summary>
/// A switch with guests that exchange frames, and the mirror roles of one case. Guests have Hyper-V addresses,
/// know each other (all addresses are learnt), and talk in random pairs drawn once from a seed. A sender takes a
/// frame from the pool and writes its header and a sequence number; the payload stays as it is, because filling it
/// is the guest's work and the same in every case.
/// </summary>
internal sealed class SwitchLoad
{
    /// <summary>Frames given to the switch before it works them off, as when a guest sends a burst.</summary>
    public const int Burst = 64;

    private const int Guests = 100;
    private const int Pairs = 4096;
    private readonly Fabric fabric = new(TimeProvider.System);
    private readonly List<CountingSink> sinks = [];
    private readonly List<SwitchPort> ports = [];
    private readonly (SwitchPort Port, ulong To, ulong From)[] pairs = new (SwitchPort, ulong, ulong)[Pairs];
    private readonly int length;
    private int sequence;

    public SwitchLoad(int length, int sources, int destinations)
    {
        this.length = length;
        var virtualSwitch = fabric.CreateSwitch("Production");
        for (var i = 0; i < Guests + destinations; i++)
        {
            var mode = i < sources ? MonitorMode.Source : i < Guests ? MonitorMode.None : MonitorMode.Destination;
            sinks.Add(new CountingSink());
            ports.Add(virtualSwitch.Connect(Guid.NewGuid(), PortSettings.Default with { Mode = mode }, sinks[i]));
        }

        var random = new Random(20260101);
        for (var i = 0; i < Pairs; i++)
        {
            // One source: it is a party to every frame, else most frames would not be mirrored at all.
            var from = sources == 1 && i % 2 == 0 ? 0 : random.Next(Guests);
            var to = sources == 1 && i % 2 == 1 ? 0 : (from + 1 + random.Next(Guests - 1)) % Guests;
            if (to == from)
                to = 1;
            pairs[i] = (ports[from], Address(to), Address(from));
        }

        for (var i = 0; i < Guests; i++)
            Send(ports[i], ulong.MaxValue, Address(i));
        fabric.RunUntilIdle();
    }

    public long Delivered => sinks.Sum(sink => sink.Frames);

    public void Run(int count)
    {
        for (var sent = 0; sent < count; sent += Burst)
        {
            for (var i = 0; i < Burst; i++)
            {
                ref readonly var pair = ref pairs[sequence & (Pairs - 1)];
                Send(pair.Port, pair.To, pair.From);
            }

            fabric.RunUntilIdle();
        }
    }

    private void Send(SwitchPort port, ulong to, ulong from)
    {
        var frame = fabric.Pool.Rent(length);
        var bytes = frame.Bytes;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, to);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[6..], from);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[12..], 0x0800);
        BinaryPrimitives.WriteInt32BigEndian(bytes[14..], sequence++);
        port.Send(frame, 0);
    }

    /// <summary>Hyper-V's prefix 00-15-5D and a number, first byte lowest.</summary>
    private static ulong Address(int guest) => 0x5D1500UL | ((ulong)guest << 40) | (0x16UL << 24);
}
