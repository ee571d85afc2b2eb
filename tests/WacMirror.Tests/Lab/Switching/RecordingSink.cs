using System.Buffers.Binary;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>Notes what a port is given: the number written into each test frame, and its tag.</summary>
internal sealed class RecordingSink : FrameSink
{
    public List<Arrival> Arrivals { get; } = [];

    public IEnumerable<int> Numbers => Arrivals.Select(arrival => arrival.Number);

    /// <summary>Called with each arrival, for tests that act from within a delivery.</summary>
    public Action<Arrival>? OnArrival { get; set; }

    public override void Receive(Frame frame, ushort tci)
    {
        var arrival = new Arrival(BinaryPrimitives.ReadInt32BigEndian(frame.Bytes[Frame.HeaderLength..]), tci);
        Arrivals.Add(arrival);
        OnArrival?.Invoke(arrival);
    }
}

internal readonly record struct Arrival(int Number, ushort Tci);
