using System.Globalization;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Tests.Lab.Captures;

namespace WacMirror.Tests.Lab.Wsman.Peers;

/// <summary>A role set by a foreign client takes effect, as a foreign analyser sees it.</summary>
[Parallelizable]
public sealed class WslRoleTests
{
    private const int Destination = 1;
    private const int Source = 2;
    private const int Pings = 1;

    [Test]
    public async Task Role_SetAndClearedByWsl_DecidesWhatTsharkSees()
    {
        Wsl.Require();
        if (!Tshark.IsInstalled)
            Assert.Ignore("SKIPPED: tshark is not on the PATH, so no real analyser has seen the copies.");
        var lab = await LabCluster.StartAsync(
            LabTopology.Default() with { Traffic = [] }, new LabOptions(), CancellationToken.None);
        await using var capture = new MemoryStream();
        var capturing = Task.CompletedTask;
        var (cleared, answered) = (string.Empty, (0, 0, 0));
        try
        {
            using var wsl = new Wsl(lab.Nodes[0].Endpoint, lab.UserName, lab.Password);
            var role = new WslRole(wsl);
            var (monitor, watched) = (await ConnectionAsync(lab, wsl, "NLB1"), await ConnectionAsync(lab, wsl, "NLB2"));
            capturing = lab.CaptureAsync(
                AdapterOf(lab, "NLB1"), TimeSpan.FromMinutes(10), capture, CancellationToken.None);

            var before = await PingAsync(lab);
            await role.AddAsync(monitor, Destination);
            await role.AddAsync(watched, Source);
            var between = await PingAsync(lab);
            await role.ModifyAsync(watched, role: 0);
            var after = await PingAsync(lab);
            (cleared, answered) = (await role.RoleAsync(watched), (before, between, after));
        }
        finally
        {
            // The lab's end is the capture's end, and what was seen until then is in the file.
            await lab.DisposeAsync();
        }
        await capturing;

        var seen = await IcmpAsync(capture);
        Assert.Multiple(() =>
        {
            Assert.That(cleared, Is.EqualTo("0"));
            Assert.That(answered, Is.EqualTo((Pings, Pings, Pings)), "pings answered");
            Assert.That(seen.Count(type => type == 8), Is.EqualTo(Pings), "requests copied");
            Assert.That(seen.Count(type => type == 0), Is.EqualTo(Pings), "replies copied");
        });
    }

    private static async Task<int> PingAsync(LabCluster lab) =>
        (await lab.PingAsync("HV01", "NLB2", Pings, CancellationToken.None)).Received;

    private static string AdapterOf(LabCluster lab, string vm) =>
        lab.View().Machines.Single(machine => machine.Name == vm).Adapters[0].Id;

    private static async Task<string> ConnectionAsync(LabCluster lab, Wsl wsl, string vm)
    {
        var id = lab.View().Machines.Single(machine => machine.Name == vm).Id.ToUpperInvariant();
        var items = await wsl.QueryAsync(
            $"SELECT InstanceID FROM Msvm_EthernetPortAllocationSettingData WHERE InstanceID LIKE 'Microsoft:{id}%'");
        return items.Single().Value;
    }

    private static async Task<List<int>> IcmpAsync(MemoryStream capture)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.pcapng");
        await File.WriteAllBytesAsync(path, capture.ToArray());
        try
        {
            var rows = await Tshark.RunAsync(path, "icmp", "icmp.type");
            return [.. rows.Select(row => int.Parse(row, CultureInfo.InvariantCulture))];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
