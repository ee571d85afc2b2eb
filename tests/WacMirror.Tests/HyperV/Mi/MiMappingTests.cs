using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Mi;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.Mi;

/// <summary>What of the adapter can be held to its word without Windows.</summary>
public sealed class MiMappingTests
{
    [Test]
    public void Types_OfBothModels_MapThereAndBack([Values] CimType type, [Values] bool isArray) =>
        Assert.That(MiTypes.Of(MiTypes.Of(type, isArray)), Is.EqualTo((type, isArray)));

    [Test]
    public void Parameter_IsSentWithTheTypeOfItsValue()
    {
        var instance = new CimObject("Msvm_X", []);
        var path = CimPath.Of("root", "Msvm_X", ("InstanceID", "1"));
        Assert.Multiple(() =>
        {
            Assert.That(MiParameters.TypeOf(new("P", CimType.Instance, CimValue.Of(instance))), Is.EqualTo(CimType.String));
            Assert.That(MiParameters.TypeOf(new("P", null, CimValue.Of(path))), Is.EqualTo(CimType.Reference));
            Assert.That(MiParameters.TypeOf(new("P", null, CimValue.Of("x"))), Is.EqualTo(CimType.String));
            Assert.That(MiParameters.TypeOf(new("P", CimType.UInt16, CimValue.Of(2))), Is.EqualTo(CimType.UInt16));
            Assert.That(MiParameters.Text(CimType.String, CimValue.Of(instance)), Is.EqualTo(CimXml.Write(instance)));
            Assert.That(MiParameters.Text(CimType.UInt16, CimValue.Of(2)), Is.EqualTo((ushort)2));
        });
    }

    [TestCase(@"LAB\operator", "LAB", "operator")]
    [TestCase("operator@LAB.EXAMPLE", "LAB.EXAMPLE", "operator")]
    [TestCase("operator", "", "operator")]
    public void Account_IsSplitInDomainAndUser(string account, string domain, string user) =>
        Assert.That(MiAccount.Split(account), Is.EqualTo((domain, user)));

    [TestCase("https://hv01:5986/wsman", true, true)]
    [TestCase("http://hv01:5985/wsman", false, true)]
    [TestCase("http://hv01:5985/wsman", true, false)]
    [TestCase("https://hv01:5986/wsman", false, false)]
    public void Endpoint_ThatTheLibraryCannotServeSafely_IsRefused(string address, bool isBasic, bool isSystemTrust)
    {
        NodeCredential credential = isBasic ? new NodeCredential.Basic("u", "p") : new NodeCredential.OwnProcess();
        var endpoint = new NodeEndpoint("HV01", new Uri(address), credential)
        {
            Trust = isSystemTrust ? NodeTrust.System : new NodeTrust.Pinned(new string('0', 64)),
        };
        var isFine = (isBasic, isSystemTrust, endpoint.Address.Scheme) is (true, true, "https") or (false, true, _);
        Assert.That(() => MiConnection.Check(endpoint), isFine ? Throws.Nothing : Throws.TypeOf<NodeException>());
    }

    [Test]
    public void Endpoint_OfThisTransportWhereItCannotRun_IsRefusedWithAReason()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("SKIPPED: this machine has the MI client.");
        var endpoint = new NodeEndpoint(
            "HV01", new Uri("https://hv01:5986/wsman"), new NodeCredential.OwnProcess()) { Transport = NodeTransport.Mi };
        var error = Assert.Throws<NodeException>(() => CimSessions.Connect(endpoint, SessionLimits.Default, TimeProvider.System))!;
        Assert.That(error.Message, Does.Contain("Windows only").And.StartWith("HV01"));
    }
}
