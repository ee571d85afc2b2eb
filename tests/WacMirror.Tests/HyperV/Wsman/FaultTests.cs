using System.Net;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

public sealed class FaultTests
{
    [TestCase("w:AccessDenied", NodeFault.AccessDenied)]
    [TestCase("w:InvalidParameter", NodeFault.InvalidParameter)]
    [TestCase("w:InvalidSelectors", NodeFault.InvalidParameter)]
    [TestCase("w:SchemaValidationError", NodeFault.SchemaViolation)]
    [TestCase("w:InternalError", NodeFault.InternalError)]
    [TestCase("w:TimedOut", NodeFault.TimedOut)]
    [TestCase("w:QuotaLimit", NodeFault.QuotaLimit)]
    [TestCase("a:DestinationUnreachable", NodeFault.NotFound)]
    [TestCase("n:CannotProcessFilter", NodeFault.InvalidQuery)]
    [TestCase("n:InvalidEnumerationContext", NodeFault.InternalError)]
    [TestCase("SomethingNew", NodeFault.InternalError)]
    [TestCase("w:Concurrency", NodeFault.Busy)]
    [TestCase("a:EndpointUnavailable", NodeFault.Busy)]
    [TestCase("e:DeliveryModeRequestedUnavailable", NodeFault.InvalidParameter)]
    public void Subcode_WithoutDetail_Decides(string subcode, NodeFault fault) => AssertFault(subcode, string.Empty, fault);

    [TestCase("5", NodeFault.AccessDenied)]
    [TestCase("2147942405", NodeFault.AccessDenied)]
    [TestCase("1326", NodeFault.AuthenticationFailed)]
    [TestCase("2147749890", NodeFault.NotFound)]
    [TestCase("2147749911", NodeFault.InvalidQuery)]
    [TestCase("2147749935", NodeFault.InvalidParameter)]
    [TestCase("2150858793", NodeFault.TimedOut)]
    [TestCase("2150859174", NodeFault.QuotaLimit)]
    [TestCase("-2147217406", NodeFault.NotFound)]
    [TestCase("70", NodeFault.Busy)]
    [TestCase("1753", NodeFault.Busy)]
    [TestCase("2147944153", NodeFault.Busy)]
    [TestCase("2147749957", NodeFault.Busy)]
    [TestCase("2147749939", NodeFault.Busy)]
    [TestCase("2147750023", NodeFault.AccessDenied)]
    [TestCase("2147749976", NodeFault.InvalidQuery)]
    [TestCase("2150859173", NodeFault.QuotaLimit)]
    [TestCase("2150859240", NodeFault.QuotaLimit)]
    [TestCase("2147942487", NodeFault.InvalidParameter)]
    public void WSManFaultCode_IsMoreSpecificThanTheSubcode(string code, NodeFault fault) =>
        AssertFault("w:InternalError", WSManFault(code, "text"), fault);

    [Test]
    public void InnermostCode_OfAProviderFault_Decides() => AssertFault(
        "w:InternalError",
        WSManFault("2150858778", "<f:ProviderFault>" + WSManFault("2147749891", "inner") + "</f:ProviderFault>"),
        NodeFault.AccessDenied);

    [TestCase("2", NodeFault.AccessDenied)]
    [TestCase("3", NodeFault.NotFound)]
    [TestCase("5", NodeFault.NotFound)]
    [TestCase("6", NodeFault.NotFound)]
    [TestCase("15", NodeFault.InvalidQuery)]
    [TestCase("27", NodeFault.QuotaLimit)]
    [TestCase("28", NodeFault.Busy)]
    [TestCase("29", NodeFault.InvalidQuery)]
    public void CimStatus_OfAWmiError_Decides(string status, NodeFault fault) => AssertFault(
        "w:InternalError",
        $"<p:MSFT_WmiError xmlns:p=\"urn:p\"><p:CIMStatusCode>{status}</p:CIMStatusCode><p:Message>文</p:Message></p:MSFT_WmiError>",
        fault);

    [Test]
    public void HResult_InTheMessageId_Decides() => AssertFault(
        "w:InternalError",
        "<p:MSFT_WmiError xmlns:p=\"urn:p\"><p:CIMStatusCode>1</p:CIMStatusCode><p:MessageID>HRESULT 0x803381a6</p:MessageID>"
        + "</p:MSFT_WmiError>",
        NodeFault.QuotaLimit);

    [Test]
    public void Fault_OfAnyKind_TellsCodesAdviceAndTheNodesWords()
    {
        var error = Assert.ThrowsAsync<NodeException>(() => Wire.ReadAllAsync(Answering("w:AccessDenied", WSManFault("5", "x"))))!;
        Assert.Multiple(() =>
        {
            Assert.That(error.Node, Is.EqualTo("HV01"));
            Assert.That(error.Operation, Is.EqualTo("Query Msvm_X"));
            Assert.That(error.Detail, Does.Contain("0x00000005").And.Contain("Hyper-V administrator").And.Contain("アクセスが拒否されました。"));
        });
    }

    [Test]
    public void EveryFault_IsNamedOnceForEachNumber()
    {
        var codes = WacMirror.HyperV.Wsman.FaultCodes.Meanings.SelectMany(meaning => meaning.Codes);
        Assert.That(codes, Is.Unique);
    }

    private static void AssertFault(string subcode, string detail, NodeFault fault) =>
        Assert.That(() => Wire.ReadAllAsync(Answering(subcode, detail)), Fails.With(fault));

    /// <summary>Answers twice, for a busy node is asked once more.</summary>
    private static WacMirror.HyperV.Wsman.WsmanSession Answering(string subcode, string detail)
    {
        var answer = ScriptedHandler.Answer(Wire.Fault(subcode, detail), HttpStatusCode.InternalServerError);
        return new(
            new WacMirror.HyperV.Wsman.Transport.WsmanHttp(Wire.Endpoint, new ScriptedHandler(answer, answer)),
            Wire.Requests,
            new ImpatientTime());
    }

    private static string WSManFault(string code, string message) =>
        $"<f:WSManFault xmlns:f=\"http://schemas.microsoft.com/wbem/wsman/1/wsmanfault\" Code=\"{code}\" Machine=\"hv01\">"
        + $"<f:Message>{message}</f:Message></f:WSManFault>";
}
