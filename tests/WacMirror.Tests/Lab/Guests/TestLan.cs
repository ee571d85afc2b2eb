using System.Net;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests;

/// <summary>Guests on one switch, driven by a fake clock. Guest n has the address 10.0.0.n.</summary>
internal sealed class TestLan
{
    public const int PrefixLength = 24;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    public TestLan()
    {
        Time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Fabric = new Fabric(Time);
        Switch = Fabric.CreateSwitch("LAN");
    }

    public FakeTimeProvider Time { get; }

    public Fabric Fabric { get; }

    public EthernetSwitch Switch { get; }

    public Dictionary<GuestNic, SwitchPort> Ports { get; } = [];

    public static IPAddress AddressOf(int number) => new([10, 0, 0, (byte)number]);

    public static MacAddress MacOf(int number) => new(0x00155D000000UL + (ulong)number);

    public GuestNic Create(int number) => new(Fabric, MacOf(number), AddressOf(number), PrefixLength);

    public GuestNic Add(int number, PortSettings? settings = null) => Connect(Create(number), settings);

    public GuestNic Connect(GuestNic guest, PortSettings? settings = null)
    {
        Ports[guest] = Switch.Connect(Guid.NewGuid(), settings ?? PortSettings.Default, guest);
        guest.Attach(Ports[guest]);
        Fabric.RunUntilIdle();
        return guest;
    }

    public void Disconnect(GuestNic guest)
    {
        guest.Detach();
        Switch.Disconnect(Ports[guest]);
    }

    public static PortSettings Role(MonitorMode mode) => PortSettings.Default with { Mode = mode };

    public static PortSettings Access(ushort vlan) =>
        PortSettings.Default with { Vlan = new(PortVlanMode.Access, vlan, 0, []) };

    public static PortSettings Trunk(ushort vlan) =>
        PortSettings.Default with { Vlan = new(PortVlanMode.Trunk, 0, 0, [vlan]) };

    /// <summary>A port without guest; gives what it sees.</summary>
    public FrameLog Watch(PortSettings? settings = null)
    {
        var log = new FrameLog();
        log.Port = Switch.Connect(Guid.NewGuid(), settings ?? PortSettings.Default, log);
        return log;
    }

    /// <summary>Sees what passes at a guest's port.</summary>
    public TapLog Tap(GuestNic guest)
    {
        var log = new TapLog();
        Ports[guest].AddTap(log);
        return log;
    }

    /// <summary>Lets time pass in small steps.</summary>
    public void Pass(TimeSpan span)
    {
        Fabric.RunUntilIdle();
        for (var passed = TimeSpan.Zero; passed < span; passed += Step)
        {
            Time.Advance(Step);
            Fabric.RunUntilIdle();
        }
    }

    public Task<IReadOnlyList<EchoResult>> Ping(GuestNic from, IPAddress to, int count = 1)
    {
        var second = TimeSpan.FromSeconds(1);
        var run = from.PingAsync(to, count, second, second, CancellationToken.None);
        Pass(TimeSpan.FromSeconds(count + 4));
        return run;
    }
}
