using System.Runtime.Versioning;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Tap;
using WacMirror.Lab.Topologies;

namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>
/// The network namespaces of the machines whose guests are TAP devices, one each, named <c>wm-MACHINE</c>. In it the
/// machine's NICs are eth0, eth1 and so on.
/// </summary>
internal sealed class TapStations : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> namespaces = [];

    private TapStations()
    {
    }

    /// <summary>Makes the namespaces and puts the stations behind their NICs, before anything is connected.</summary>
    /// <exception cref="LabTopologyException">This machine allows no TAP devices, or the system refused
    /// one.</exception>
    public static async Task<TapStations> CreateAsync(LabModel model, CancellationToken cancellationToken)
    {
        var made = new TapStations();
        try
        {
            foreach (var vm in model.Vms.Where(vm => vm.Nics.Any(nic => nic.Definition.IsTap)))
                await made.AddAsync(vm, (FrameDataPath)model.DataPath, cancellationToken);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var left = namespaces.ToArray();
        namespaces.Clear();
        await Disposal.AllAsync(left);
    }

    private async Task AddAsync(LabVm vm, FrameDataPath frames, CancellationToken cancellationToken)
    {
        var support = TapSupport.Check();
        if (!support.IsAvailable || !OperatingSystem.IsLinux())
            throw new LabTopologyException($"{vm.Name}: 'tap' cannot be used here. {support.Reason}");
        try
        {
            var guest = await TapNamespace.CreateAsync($"wm-{vm.Name}", cancellationToken);
            namespaces.Add(guest);
            foreach (var (index, nic) in vm.Nics.Where(nic => nic.Definition.IsTap).Index())
                await AddAsync(guest, $"eth{index}", nic, frames, cancellationToken);
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            throw new LabTopologyException($"{vm.Name}: its TAP device cannot be made. {error.Message}", error);
        }
    }

    [SupportedOSPlatform("linux")]
    private static async Task AddAsync(
        TapNamespace guest, string name, LabNic nic, FrameDataPath frames, CancellationToken cancellationToken)
    {
        var mac = MacAddress.Parse(nic.Mac);
        var (address, prefixLength) = nic.Address!;
        var device = TapDevice.Open();
        await frames.UseAsync(nic, new TapStation(new TapNic(frames.Fabric, device, mac), device));
        await guest.AddAsync(device, name, mac, address, prefixLength, cancellationToken);
    }
}
