using WacMirror.Core.Coverage;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>Whose frames pass the VLAN setting of whose collector.</summary>
internal sealed class VlanTests
{
    private static readonly Dictionary<string, VlanSetting> Settings = new()
    {
        ["untagged"] = VlanSetting.Untagged,
        ["access 10"] = new VlanSetting(VlanMode.Access, 10, 0, []),
        ["access 20"] = new VlanSetting(VlanMode.Access, 20, 0, []),
        ["trunk 10"] = new VlanSetting(VlanMode.Trunk, 0, 0, [10]),
        ["trunk 10,20"] = new VlanSetting(VlanMode.Trunk, 0, 0, [10, 20]),
        ["trunk native 10"] = new VlanSetting(VlanMode.Trunk, 0, 10, [20]),
        ["private 10/20"] = new VlanSetting(VlanMode.Private, 0, 0, [])
        {
            Private = new PrivateVlan(PrivateVlanMode.Isolated, 10, [20]),
        },
    };

    [TestCase("untagged", "untagged", true)]
    [TestCase("untagged", "trunk 10", true)]
    [TestCase("untagged", "access 10", false)]
    [TestCase("untagged", "trunk native 10", false)]
    [TestCase("access 10", "untagged", false)]
    [TestCase("access 10", "access 10", true)]
    [TestCase("access 10", "access 20", false)]
    [TestCase("access 10", "trunk 10", true)]
    [TestCase("access 20", "trunk 10", false)]
    [TestCase("access 10", "trunk native 10", true)]
    [TestCase("trunk 10", "trunk 10,20", true)]
    [TestCase("trunk 10,20", "trunk 10", false)]
    [TestCase("private 10/20", "trunk 10,20", true)]
    [TestCase("private 10/20", "trunk 10", false)]
    public void Frames_OfASource_PassOrAreBlocked(string source, string collector, bool passes)
    {
        var bench = new CoverageBench();
        var watched = bench.Add(1, MirrorRole.Source, change: found => found with { Vlan = Settings[source] });
        bench.Watch([watched], bench.Add(2, MirrorRole.Destination, change: found => found with { Vlan = Settings[collector] }));
        Assert.That(bench.Judge(watched).Reason, Is.EqualTo(passes ? null : (BlindReason?)BlindReason.VlanBlocked));
    }
}
