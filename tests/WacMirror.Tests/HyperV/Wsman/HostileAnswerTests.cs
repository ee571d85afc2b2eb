using System.Text;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Wsman;

public sealed class HostileAnswerTests
{
    [Test]
    public async Task Answer_CutAnywhere_IsAProtocolViolation()
    {
        var whole = Encoding.UTF8.GetBytes(Wire.Enumerate(
            Wire.Instance("Msvm_X", "<p:A>仮想</p:A><p:B>1</p:B><p:B>2</p:B><p:T><cim:Datetime>2026-01-01T00:00:00Z</cim:Datetime></p:T>")).Trim());
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = new MemoryStream(whole, 0, length);
            Assert.That(
                () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(cut))),
                Fails.With(NodeFault.ProtocolViolation),
                $"cut after {length} bytes");
        }
        Assert.That(await Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(new MemoryStream(whole)))), Has.Count.EqualTo(1));
    }

    [Test]
    public void InvokeAnswer_CutAnywhere_IsAProtocolViolation()
    {
        var whole = Encoding.UTF8.GetBytes(Wire.Envelope(
            "<p:M_OUTPUT xmlns:p=\"urn:p\"><p:ReturnValue>0</p:ReturnValue></p:M_OUTPUT>").Trim());
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = new MemoryStream(whole, 0, length);
            Assert.That(
                () => Wire.Session(ScriptedHandler.Answer(cut))
                    .InvokeAsync(CimPath.Of(Wire.Ns, "Msvm_X"), "M", [], CancellationToken.None),
                Fails.With(NodeFault.ProtocolViolation),
                $"cut after {length} bytes");
        }
    }

    [TestCase("")]
    [TestCase("<html><body>Welcome</body></html>")]
    [TestCase("not xml at all")]
    [TestCase("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")]
    [TestCase("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header/></s:Envelope>")]
    [TestCase("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body/></s:Envelope>")]
    public void Answer_ThatIsNoEnvelope_IsAProtocolViolation(string body) =>
        Assert.That(() => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(body))), Fails.With(NodeFault.ProtocolViolation));

    [TestCase("")]
    [TestCase("<x:Other xmlns:x=\"urn:x\"/>")]
    [TestCase("<EnumerateResponse><EndOfSequence/></EnumerateResponse>")]
    public void QueryAnswer_WithoutAResult_IsAProtocolViolation(string body) => Assert.That(
        () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(Wire.Envelope(body)))),
        Fails.With(NodeFault.ProtocolViolation));

    [TestCase("")]
    [TestCase("<p:ReturnValue>much</p:ReturnValue>")]
    [TestCase("<p:ReturnValue>-1</p:ReturnValue>")]
    public void InvokeAnswer_WithoutAReturnValue_IsAProtocolViolation(string output) => Assert.That(
        () => Wire.Session(ScriptedHandler.Answer(Wire.Envelope($"<p:M_OUTPUT xmlns:p=\"urn:p\">{output}</p:M_OUTPUT>")))
            .InvokeAsync(CimPath.Of(Wire.Ns, "Msvm_X"), "M", [], CancellationToken.None),
        Fails.With(NodeFault.ProtocolViolation));

    [Test]
    public void Answer_NestedTooDeep_IsAProtocolViolation()
    {
        var deep = string.Concat(Enumerable.Repeat("<p:A>", 5_000)) + string.Concat(Enumerable.Repeat("</p:A>", 5_000));
        Assert.That(
            () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(Wire.Enumerate(Wire.Instance("Msvm_X", deep))))),
            Fails.With(NodeFault.ProtocolViolation));
    }

    [Test]
    public void Value_OfMillionsOfCharacters_IsAProtocolViolation()
    {
        var item = Wire.Instance("Msvm_X", $"<p:A>{new string('x', 1_000_001)}</p:A>");
        Assert.That(
            () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(Wire.Enumerate(item)))),
            Fails.With(NodeFault.ProtocolViolation));
    }

    [Test]
    public void Answer_ThatNeverEnds_IsAProtocolViolation()
    {
        var whole = Wire.Enumerate("|");
        var split = whole.IndexOf('|', StringComparison.Ordinal);
        var endless = new EndlessStream(whole[..split], Wire.Instance("Msvm_X", "<p:A>1</p:A>"));
        Assert.That(
            () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(endless))),
            Fails.With(NodeFault.ProtocolViolation));
    }

    [Test]
    public void Answer_WhoseConnectionBreaks_IsUnreachable()
    {
        var breaking = new BreakingStream(Wire.Enumerate(Wire.Instance("Msvm_X", "<p:A>1</p:A>"))[..300]);
        Assert.That(
            () => Wire.ReadAllAsync(Wire.Session(ScriptedHandler.Answer(breaking))),
            Fails.With(NodeFault.Unreachable));
    }
}
