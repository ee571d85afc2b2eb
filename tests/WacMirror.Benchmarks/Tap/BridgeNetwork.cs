using System.Runtime.Versioning;
using WacMirror.Lab.Guests.Tap;

namespace WacMirror.Benchmarks.Tap;

/// <summary>The peer: Linux's bridge in a namespace of its own, mirroring with tc's u32 and mirred, the guests on
/// veth pairs.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BridgeNetwork : TapNetwork
{
    private readonly TapNamespace bridge;

    private BridgeNetwork(TapNamespace bridge) => this.bridge = bridge;

    public override string Name => "Linux bridge";

    public override int Number => 2;

    public override string Device => "veth";

    public static async Task<BridgeNetwork> CreateAsync(TapGuests guests)
    {
        var made = new BridgeNetwork(
            await TapNamespace.CreateAsync($"wmbench-{Environment.ProcessId}-bridge", default));
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

    public override async Task MirrorAsync(bool on)
    {
        if (!on)
        {
            await TcAsync($"qdisc del dev port{TapGuests.Source} clsact");
            return;
        }

        await TcAsync($"qdisc add dev port{TapGuests.Source} clsact");
        foreach (var direction in new[] { "ingress", "egress" })
            await TcAsync(
                $"filter add dev port{TapGuests.Source} {direction} protocol all u32 match u32 0 0 "
                + $"action mirred egress mirror dev port{TapGuests.Monitor}");
    }

    public override ValueTask DisposeAsync() => bridge.DisposeAsync();

    private async Task ConnectAsync(TapGuests guests)
    {
        await IpAsync("link add br0 type bridge");
        await IpAsync("link set dev br0 up");
        for (var i = 0; i < guests.All.Count; i++)
        {
            var guest = guests.All[i];
            await IpAsync($"link add port{i} type veth peer name {Device} netns {guest.Name}");
            await IpAsync($"link set dev port{i} master br0 up");
            await guest.SetUpAsync(Device, TapGuests.Mac(Number, i), TapGuests.Address(Number, i), 24, default);
        }
    }

    private Task IpAsync(string arguments) => bridge.IpAsync(arguments.Split(' '), default);

    private Task TcAsync(string arguments) => bridge.RunAsync(["tc", .. arguments.Split(' ')], default);
}
