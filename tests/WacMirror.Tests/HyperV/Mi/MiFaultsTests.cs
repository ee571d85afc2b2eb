using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Mi;

namespace WacMirror.Tests.HyperV.Mi;

/// <summary>Errors of the library by their numbers, which need no Windows.</summary>
public sealed class MiFaultsTests
{
    [TestCase(2U, NodeFault.AccessDenied)]
    [TestCase(3U, NodeFault.NotFound)]
    [TestCase(4U, NodeFault.InvalidParameter)]
    [TestCase(5U, NodeFault.NotFound)]
    [TestCase(6U, NodeFault.NotFound)]
    [TestCase(15U, NodeFault.InvalidQuery)]
    [TestCase(17U, NodeFault.InvalidParameter)]
    [TestCase(27U, NodeFault.QuotaLimit)]
    [TestCase(1U, NodeFault.InternalError)]
    public void NativeCode_Alone_NamesTheFault(uint code, NodeFault fault) =>
        Assert.That(MiFaults.Of(code, 0, null, "x").Fault, Is.EqualTo(fault));

    [TestCase("HRESULT 0x80338029", NodeFault.TimedOut)]
    [TestCase("HRESULT 0x80041010", NodeFault.NotFound)]
    [TestCase("HRESULT 0x80070005", NodeFault.AccessDenied)]
    [TestCase("HRESULT 0x8007052e", NodeFault.AuthenticationFailed)]
    [TestCase("HRESULT 0x80338012", NodeFault.Unreachable)]
    [TestCase("HRESULT 0x80072f0d", NodeFault.CertificateRejected)]
    [TestCase("HRESULT 0x803380e4", NodeFault.AuthenticationFailed)]
    [TestCase("HRESULT 0x12345678", NodeFault.InternalError)]
    public void MessageId_BesideAGeneralFailure_NamesTheFault(string messageId, NodeFault fault) =>
        Assert.That(MiFaults.Of(1, 0, messageId, "x").Fault, Is.EqualTo(fault));

    [Test]
    public void StatusCode_OfTheErrorObject_NamesTheFaultBeforeTheCimStatus() =>
        Assert.That(MiFaults.Of(4, 0x80041003, "HRESULT nonsense", "x").Fault, Is.EqualTo(NodeFault.AccessDenied));

    [Test]
    public void Detail_SaysWhatToDoTheCodesAndTheNodesWords()
    {
        var detail = MiFaults.Of(1, 0x80338126, null, "WinRM でエラー").Detail;
        Assert.That(detail, Does.Contain("0x80338126").And.EndsWith("WinRM でエラー").And.Contain("not available"));
    }
}
