using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>A switch on a fabric that the test drives; station n is at port n until it moves.</summary>
internal sealed class TestSwitch
{
    private int sent;

    public TestSwitch(SwitchBehavior? behavior = null)
    {
        Fabric = new Fabric(Time);
        Switch = Fabric.CreateSwitch("Production", behavior);
    }

    public FakeTimeProvider Time { get; } = new();

    public Fabric Fabric { get; }

    public EthernetSwitch Switch { get; }

    public List<SwitchPort> Ports { get; } = [];

    public List<RecordingSink> Sinks { get; } = [];

    public int Add(PortSettings? settings = null)
    {
        var sink = new RecordingSink();
        Ports.Add(Switch.Connect(Guid.NewGuid(), settings ?? PortSettings.Default, sink));
        Sinks.Add(sink);
        return Ports.Count - 1;
    }

    public int Add(MonitorMode mode, byte session = 0) =>
        Add(PortSettings.Default with { Mode = mode, Session = session });

    /// <summary>Queues a frame at a port and gives its number: 0, 1, 2, …</summary>
    public int Queue(int port, int to, ushort tci = 0, int? from = null)
    {
        var frame = Stations.NewFrame(Fabric.Pool, from ?? port, to, sent);
        Ports[port].Send(frame, tci);
        return sent++;
    }

    /// <summary>Sends a frame and lets it arrive.</summary>
    public int Send(int port, int to, ushort tci = 0, int? from = null)
    {
        var number = Queue(port, to, tci, from);
        Fabric.RunUntilIdle();
        return number;
    }

    /// <summary>Makes every station known by a frame that its neighbours receive, and forgets those.</summary>
    public void Introduce()
    {
        for (var port = 0; port < Ports.Count; port++)
            Send(port, Stations.Everyone);
        foreach (var sink in Sinks)
            sink.Arrivals.Clear();
    }
}
