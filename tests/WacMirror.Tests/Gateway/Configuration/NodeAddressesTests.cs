using WacMirror.Gateway.Configuration;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.Gateway.Configuration;

internal sealed class NodeAddressesTests
{
    [TestCase(WsmanProtocol.Http, null, null, "http://hv01:5985/wsman")]
    [TestCase(WsmanProtocol.Https, null, null, "https://hv01:5986/wsman")]
    [TestCase(WsmanProtocol.Https, "hv01.example.net", 443, "https://hv01.example.net/wsman")]
    [TestCase(WsmanProtocol.Http, "fe80::1", null, "http://[fe80::1]:5985/wsman")]
    public void Listed_Node_IsAtItsAddress(WsmanProtocol protocol, string? address, int? port, string expected)
    {
        var endpoint = Of(protocol, new NodeConfig("HV01", address, port)).Listed.Single();
        Assert.That(endpoint.Address, Is.EqualTo(new Uri(expected)));
        Assert.That(endpoint.Transport, Is.EqualTo(NodeTransport.Wsman));
    }

    [Test]
    public void OfUnlisted_Node_IsReachedAsTheListedOnesAre()
    {
        var addresses = Of(WsmanProtocol.Https, new NodeConfig("HV01", "hv01.corp.example", 15986));
        Assert.That(addresses.OfUnlisted("HV02"), Is.EqualTo(addresses.Listed[0] with
        {
            Node = "HV02", Address = new Uri("https://hv02.corp.example:15986/wsman"),
        }));
    }

    [TestCase("hv01.corp.example", null, "http://hv02.corp.example:5985/wsman")]
    [TestCase("HV01", null, "http://hv02:5985/wsman")]
    [TestCase("HV01", "gate.other.example", "http://hv02:5985/wsman")]
    [TestCase("10.0.0.1", null, "http://hv02:5985/wsman")]
    public void OfUnlisted_Node_HasTheSuffixThatListedNamesHave(string name, string? address, string expected) => Assert.That(
        Of(WsmanProtocol.Http, new NodeConfig(name, address)).OfUnlisted("HV02").Address, Is.EqualTo(new Uri(expected)));

    [TestCase(null, "http://hv01.corp.example:15985/wsman")]
    [TestCase("10.0.0.1", "http://10.0.0.1:15985/wsman")]
    public void OfUnlisted_NodeThatIsListedWithItsSuffix_IsWhereItIsListed(string? address, string expected)
    {
        var nodes = Of(WsmanProtocol.Http, new NodeConfig("other"), new NodeConfig("hv01.corp.example", address, 15985));
        var endpoint = nodes.OfUnlisted("HV01");
        Assert.That((endpoint.Node, endpoint.Address), Is.EqualTo(("HV01", new Uri(expected))));
    }

    [Test]
    public void Trust_OfAnEntry_GoesToEachNode()
    {
        var config = Config(WsmanProtocol.Https, new NodeConfig("HV01"));
        NodeTrust Trust(TrustConfig trust) =>
            new NodeAddresses(config with { Trust = trust }, new NodeCredential.OwnProcess()).Listed[0].Trust;
        Assert.That(Trust(new TrustConfig()), Is.EqualTo(NodeTrust.System));
        Assert.That(
            Trust(new TrustConfig { By = TrustSource.Pinned, Sha256 = "AB" }), Is.EqualTo(new NodeTrust.Pinned("AB")));
        Assert.That(
            Trust(new TrustConfig { By = TrustSource.Authority, File = "/ca.pem" }),
            Is.EqualTo(new NodeTrust.Authority("/ca.pem")));
    }

    private static NodeAddresses Of(WsmanProtocol protocol, params NodeConfig[] nodes) =>
        new(Config(protocol, nodes), new NodeCredential.OwnProcess());

    private static ClusterConfig Config(WsmanProtocol protocol, params NodeConfig[] nodes) => new()
    {
        Id = "a", Name = "A", Nodes = [.. nodes], Protocol = protocol,
    };
}
