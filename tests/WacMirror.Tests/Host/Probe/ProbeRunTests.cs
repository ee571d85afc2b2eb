using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Host.Probe;

namespace WacMirror.Tests.Host.Probe;

internal sealed class ProbeRunTests
{
    [Test]
    public async Task Check_ThatTheNodeRefuses_IsNotDecidedAndSaysWhy()
    {
        var answer = await AnswerAsync(new NodeException(NodeFault.AccessDenied, "HV01", "Query", "no rights"));
        Assert.That(answer.Verdict, Is.EqualTo(ProbeVerdict.NotDecidable));
        Assert.That(answer.Seen.Single(), Is.EqualTo("not answered: AccessDenied: no rights"));
    }

    [Test]
    public async Task Check_WithAValueThatNobodyExpected_CostsNoOther()
    {
        var answer = await AnswerAsync(new CimFormatException("MonitorMode is 'many'."));
        Assert.That(answer.Verdict, Is.EqualTo(ProbeVerdict.NotDecidable));
        Assert.That(answer.Seen.Single(), Does.EndWith("MonitorMode is 'many'."));
    }

    private static Task<ProbeAnswer> AnswerAsync(Exception error) => ProbeRun.AnswerAsync(
        new ProbeCheck("test", "It works.", (_, _) => throw error), null!, CancellationToken.None);
}
