using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Adapters;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api;

internal sealed class AdapterQueryTests
{
    private static readonly Adapter[] Adapters =
    [
        Some.Nic(1, "SQL01") with { Role = new RoleSetting(MirrorRole.Source), Vm = Some.Vm(1, "SQL01", "sql", "pci") },
        Some.Nic(2, "SQL02", "HV02") with { Vlan = new VlanSetting(VlanMode.Access, 10, 0, []) },
        Some.Nic(3, "WEB01", "HV02") with { Vlan = new VlanSetting(VlanMode.Trunk, 0, 5, [10, 20]), Mac = "00155D0A0B0C" },
        Some.Nic(4, "mail", name: "Backup") with { Addresses = ["192.168.1.40"] },
        Some.Nic(5, "x") with { Kind = AdapterKind.Uplink, Vm = null, Name = "Uplink" },
    ];

    [TestCase("", "mail SQL01 SQL02 WEB01 Uplink")]
    [TestCase("?sort=-vm", "Uplink WEB01 SQL02 SQL01 mail")]
    [TestCase("?vm=sql*", "SQL01 SQL02")]
    [TestCase("?vm=SQL0?&node=hv02", "SQL02")]
    [TestCase("?role=source", "SQL01")]
    [TestCase("?kind=Uplink", "Uplink")]
    [TestCase("?vlan=10", "SQL02 WEB01")]
    [TestCase("?vlan=5", "WEB01")]
    [TestCase("?vlan=0", "mail SQL01 Uplink")]
    [TestCase("?tag=%23pci", "SQL01")]
    [TestCase("?adapter=Back*", "mail")]
    [TestCase("?q=00:15:5d:0a", "WEB01")]
    [TestCase("?q=1.40", "mail")]
    [TestCase("?pageSize=2&page=2", "SQL02 WEB01")]
    [TestCase("?pageSize=2&page=9", "")]
    [TestCase("?sort=node&pageSize=2", "SQL01 mail")]
    public void Query_SelectsSortsAndPages(string text, string expected)
    {
        var (items, _) = Parse(text).Run(Adapters);
        Assert.That(string.Join(' ', items.Select(item => item.Vm?.Name ?? item.Name)), Is.EqualTo(expected));
    }

    [TestCase("?colour=red", "unknown-filter", "colour", "vlan")]
    [TestCase("?role=Both", "invalid-role", "role", "Destination")]
    [TestCase("?vlan=4095", "invalid-vlan", "vlan", "0..4094")]
    [TestCase("?sort=size", "invalid-sort", "sort", "node")]
    [TestCase("?page=0", "invalid-page", "page", "1..107374")]
    [TestCase("?pageSize=many", "invalid-pagesize", "pageSize", "1..20000")]
    public void Query_WithWhatIsNotAllowed_NamesFieldAndChoices(string text, string kind, string field, string oneAllowed)
    {
        var error = Assert.Throws<ApiException>(() => Parse(text))!.Error;
        Assert.That(error.Type, Is.EqualTo(ApiError.TypePrefix + kind));
        Assert.That(error.Status, Is.EqualTo(400));
        Assert.That(error.Field, Is.EqualTo(field));
        Assert.That(error.Allowed, Does.Contain(oneAllowed));
    }

    private static AdapterQuery Parse(string text) => AdapterQuery.Parse(new QueryCollection(QueryHelpers.ParseQuery(text)));
}
