using System.Xml.Linq;
using WacMirror.Cim;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Wsman;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

/// <summary>Answers recorded from a real, Japanese Hyper-V host.</summary>
public sealed class RecordedAnswerTests
{
    [Test]
    public async Task ComputerSystems_OverFourPages_AreTheNodeAndItsMachines()
    {
        var session = Wire.Session(
            Recorded("computersystem_enumerate"), Recorded("computersystem_pull_host"), Recorded("computersystem_pull_vm_off"),
            Recorded("computersystem_pull_vm_running_a"), Recorded("computersystem_pull_vm_running_c_eos"));
        var rows = await ComputerSystemRow.Table.ReadAsync(session, "HV01", CancellationToken.None);
        Assert.That(rows.Select(row => (row.Id is null, row.ElementName, row.State)), Is.EqualTo(new[]
        {
            (true, "scrubbed-1", VmState.Running),
            (false, "scrubbed-9", VmState.Off),
            (false, "scrubbed-3", VmState.Running),
            (false, "scrubbed-4", VmState.Running),
        }));
    }

    [Test]
    public async Task ComputerSystem_WithTimesAndNulls_KeepsBoth()
    {
        var rows = await Wire.ReadAllAsync(Wire.Session(
            Recorded("computersystem_enumerate"), Recorded("computersystem_pull_vm_running_c_eos")));
        var row = rows.Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.ClassName, Is.EqualTo("Msvm_ComputerSystem"));
            Assert.That(row.Text("InstallDate"), Is.EqualTo("2025-12-17T09:55:22.702341Z"));
            Assert.That(row.UInt64("OnTimeInMilliseconds"), Is.EqualTo(6138293824));
            Assert.That(row["InstanceID"], Is.EqualTo(CimValue.None));
            Assert.That(row.Text("Caption"), Is.EqualTo("仮想マシン"));
        });
    }

    [Test]
    public async Task AffectedJobElement_References_BecomePaths()
    {
        var rows = await Wire.ReadAllAsync(Wire.Session(
            Recorded("affectedjobelement_enumerate"), Recorded("affectedjobelement_pull_created")));
        var path = ((CimValue.Reference)rows.Single()["AffectingElement"]).Path;
        Assert.That(path, Is.EqualTo(CimPath.Of(
            "root/virtualization/v2", "Msvm_ConcreteJob", ("InstanceID", "00000000-0000-4000-8000-000000000066"))));
    }

    [Test]
    public async Task EveryRecordedAnswer_IsReadToItsEndWithItsRows()
    {
        var files = Files();
        Assert.That(files, Is.Not.Empty);
        foreach (var file in files)
        {
            await using var content = File.OpenRead(file);
            using var cursor = new XmlCursor(content);
            var page = new EnumerationPage(cursor);
            var rows = new List<CimObject>();
            var arrived = new Queue<CimObject>();
            do
            {
                arrived.Clear();
                await page.NextAsync(arrived);
                rows.AddRange(arrived);
            }
            while (arrived.Count > 0);
            var written = XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "Items")
                .SelectMany(items => items.Elements()).ToList();
            Assert.Multiple(() =>
            {
                Assert.That(rows.Select(row => row.ClassName), Is.EqualTo(written.Select(item => item.Name.LocalName)), file);
                Assert.That(
                    rows.Select(row => row.Properties.Length),
                    Is.EqualTo(written.Select(item => item.Elements().DistinctBy(part => part.Name).Count())), file);
                Assert.That(page.IsLast || page.Context is not null, file);
            });
        }
    }

    private static string[] Files()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "wire", "windows-host");
            if (Directory.Exists(path))
                return Directory.GetFiles(path, "*.xml");
        }
        Assert.Ignore("SKIPPED: ../shared/data/wire/windows-host is not here, so no recorded answer was read.");
        return [];
    }

    private static Func<HttpResponseMessage> Recorded(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "wire", "windows-host", name + ".xml");
            if (File.Exists(path))
                return ScriptedHandler.Answer(File.ReadAllText(path));
        }
        Assert.Ignore($"The recording {name}.xml is not here: ../shared/data/wire/windows-host is not part of the repository.");
        return () => throw new InvalidOperationException();
    }
}
