using System.Runtime.Versioning;
using WacMirror.Lab.Guests.Tap;
using WacMirror.Lab.Switching;

namespace WacMirror.Benchmarks.Tap;

/// <summary>The lab's switch with TAP devices, its thread in this process.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LabNetwork : TapNetwork
{
    private readonly Fabric fabric = new(TimeProvider.System);
    private readonly List<TapDevice> devices = [];
    private readonly List<SwitchPort> ports = [];

    public override string Name => "lab switch";

    public override int Number => 1;

    public override string Device => "tap";

    public static async Task<LabNetwork> CreateAsync(TapGuests guests)
    {
        var made = new LabNetwork();
        try
        {
            await made.ConnectAsync(guests);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    public override Task MirrorAsync(bool on) => fabric.InvokeAsync(() =>
    {
        ports[TapGuests.Source].Apply(Role(on ? MonitorMode.Source : MonitorMode.None));
        ports[TapGuests.Monitor].Apply(Role(on ? MonitorMode.Destination : MonitorMode.None));
        return 0;
    });

    public override async ValueTask DisposeAsync()
    {
        await fabric.DisposeAsync();
        foreach (var device in devices)
            device.Dispose();
    }

    private static PortSettings Role(MonitorMode mode) => PortSettings.Default with { Mode = mode };

    private async Task ConnectAsync(TapGuests guests)
    {
        fabric.Failed += failure => Console.Error.WriteLine($"lab switch: {failure}");
        fabric.Start();
        var production = fabric.CreateSwitch("Production");
        for (var i = 0; i < guests.All.Count; i++)
        {
            var mac = TapGuests.Mac(Number, i);
            var device = TapDevice.Open();
            devices.Add(device);
            await guests.All[i].AddAsync(device, Device, mac, TapGuests.Address(Number, i), 24, default);
            await fabric.InvokeAsync(() =>
            {
                var nic = new TapNic(fabric, device, mac);
                ports.Add(production.Connect(Guid.NewGuid(), PortSettings.Default, nic));
                nic.Attach(ports[^1]);
                return 0;
            });
        }
    }
}
