using System.Net;
using System.Runtime.Versioning;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Tap;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests.Tap;

/// <summary>Guests that are network namespaces of this machine, with the machine's own ping. Ignored, with the
/// reason, where the machine cannot.</summary>
[SupportedOSPlatform("linux")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TapNicTests
{
    private const int Pings = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource deadline = new(Patience);
    private readonly List<TapNamespace> namespaces = [];
    private readonly List<TapDevice> devices = [];
    private Fabric fabric = null!;
    private EthernetSwitch production = null!;

    [SetUp]
    public void RequireTap()
    {
        var support = TapSupport.Check();
        if (!support.IsAvailable)
            Assert.Ignore(support.Reason);
        fabric = new Fabric(TimeProvider.System);
        production = fabric.CreateSwitch("Production");
        fabric.Start();
    }

    [TearDown]
    public async Task TearDownAsync()
    {
        if (fabric is not null)
            await fabric.DisposeAsync();
        foreach (var guest in namespaces)
            await guest.DisposeAsync();
        foreach (var device in devices)
            device.Dispose();
        deadline.Dispose();
    }

    [Test]
    public async Task Ping_BetweenNamespaces_IsCopiedToTheMonitorOnceAndOnlyWhileMirrored()
    {
        var source = await AddGuestAsync(1, "10.213.0.1");
        await AddGuestAsync(2, "10.213.0.2");
        var monitor = await AddGuestAsync(3, "10.213.0.3");
        var seen = new IcmpCount();
        await fabric.InvokeAsync(() => { monitor.AddTap(seen); return 0; });

        var before = await PingAndCountAsync(seen);
        await ApplyAsync(source, MonitorMode.Source);
        await ApplyAsync(monitor, MonitorMode.Destination);
        var during = await PingAndCountAsync(seen);
        await ApplyAsync(source, MonitorMode.None);
        await ApplyAsync(monitor, MonitorMode.None);
        var after = await PingAndCountAsync(seen);

        Assert.That((before, during, after), Is.EqualTo((0, 2 * Pings, 0)));
    }

    [Test]
    public async Task Namespace_ThatAKilledProcessLeft_IsTakenOver()
    {
        var left = await TapNamespace.CreateAsync($"wm-{Guid.NewGuid():N}", deadline.Token);
        namespaces.Add(await TapNamespace.CreateAsync(left.Name, deadline.Token));
        Assert.That(await left.IpAsync(["-o", "link", "show"], deadline.Token), Does.Contain("lo:"));
    }

    [Test]
    public async Task Namespace_OfATakenName_IsRefusedWithTheReason()
    {
        await AddGuestAsync(1, "10.213.0.1");
        var first = namespaces.Single();

        Assert.That(
            async () => await TapNamespace.CreateAsync(first.Name, deadline.Token),
            Throws.InstanceOf<IOException>().With.Message.Contains(first.Name));
        Assert.That(
            async () => await TapNamespace.CreateAsync("../etc", deadline.Token),
            Throws.ArgumentException);
    }

    [Test]
    public async Task Namespace_CancelledWhileItIsMade_LeavesNothingBehind()
    {
        var name = $"wm-{Guid.NewGuid():N}";
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        Assert.That(
            async () => await TapNamespace.CreateAsync(name, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>());

        Assert.That(Path.Combine("/run/netns", name), Does.Not.Exist);
    }

    private async Task<SwitchPort> AddGuestAsync(byte number, string address)
    {
        var device = TapDevice.Open();
        devices.Add(device);
        var guest = await TapNamespace.CreateAsync($"wm-{Guid.NewGuid():N}", deadline.Token);
        namespaces.Add(guest);
        var mac = new MacAddress(0x00155D_020000UL + number);
        await guest.AddAsync(device, "eth0", mac, IPAddress.Parse(address), 24, deadline.Token);
        return await fabric.InvokeAsync(() =>
        {
            var nic = new TapNic(fabric, device, mac);
            var port = production.Connect(Guid.NewGuid(), PortSettings.Default, nic);
            nic.Attach(port);
            return port;
        });
    }

    private async Task<int> PingAndCountAsync(IcmpCount seen)
    {
        var before = await fabric.InvokeAsync(() => seen.Frames);
        await namespaces[1].RunAsync(["ping", "-q", "-c", $"{Pings}", "-i", "0.01", "10.213.0.1"], deadline.Token);
        return await fabric.InvokeAsync(() => seen.Frames) - before;
    }

    private Task ApplyAsync(SwitchPort port, MonitorMode mode) => fabric.InvokeAsync(() =>
    {
        port.Apply(PortSettings.Default with { Mode = mode });
        return 0;
    });

    private sealed class IcmpCount : PortTap
    {
        private const int ProtocolOffset = 23;

        public int Frames { get; private set; }

        public override void OnFrame(FrameDirection direction, Frame frame, ushort tci)
        {
            if (frame.Bytes[12] == 8 && frame.Bytes[13] == 0 && frame.Bytes[ProtocolOffset] == 1)
                Frames++;
        }
    }
}
