using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CaptureExtensionWriterTests
{
    private const string Capture = "EA24CD6C-D17A-4348-9190-09F0D5BE83DD";
    private static readonly Guid Switch = Guid.Parse(TestNode.SwitchId);

    private string name = Capture;
    private int state = 3;
    private bool takes = true;
    private uint code;
    private ushort jobState = 7;
    private readonly ScriptedSession session;

    public CaptureExtensionWriterTests() => session = new ScriptedSession { OnQuery = Query, OnInvoke = Invoke, OnGet = _ => Job() };

    [TestCase(Capture, 0u)]
    [TestCase("{ea24cd6c-d17a-4348-9190-09f0d5be83dd}", 4096u)]
    public async Task Extension_IsFoundByItsIdAndSwitchedOnAndBack(string spelling, uint answer)
    {
        (name, code) = (spelling, answer);
        var on = await SetAsync(true);
        var call = session.Invocations.Single();
        Assert.Multiple(() =>
        {
            Assert.That(on, Is.EqualTo(new CaptureExtensionOutcome(Switch, false, true, null)));
            Assert.That((call.Method, call.Target.ClassName), Is.EqualTo(("RequestStateChange", "Msvm_EthernetSwitchExtension")));
            Assert.That((call.Target.Key("Name"), call.Target.Key("SystemName")), Is.EqualTo((spelling, TestNode.SwitchId)));
            Assert.That(call.Parameters.Single(), Is.EqualTo(new CimProperty("RequestedState", CimType.UInt16, CimValue.Of(2UL))));
        });
        Assert.That(await SetAsync(on.Before!.Value), Is.EqualTo(new CaptureExtensionOutcome(Switch, true, false, null)));
    }

    [TestCase(2, true)]
    [TestCase(3, false)]
    public async Task Extension_ThatIsAsWanted_IsLeftAlone(int now, bool wanted)
    {
        state = now;
        Assert.That(await SetAsync(wanted), Is.EqualTo(new CaptureExtensionOutcome(Switch, wanted, wanted, null)));
        Assert.That(session.Invocations, Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Extension_ThatIsNotAsExpected_IsNotTried(bool wanted)
    {
        var outcomes = await new CaptureExtensionWriter(session.Pool, new ImpatientTime())
            .WriteAsync("HV01", [new(Switch, wanted) { Expected = true }], CancellationToken.None);
        Assert.That((outcomes[0].Before, outcomes[0].Error?.Fault), Is.EqualTo(((bool?)false, (NodeFault?)NodeFault.Changed)));
        Assert.That(session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Extension_ThatCannotBeChanged_IsNotTried()
    {
        state = 5;
        Assert.That((await SetAsync(true)).Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
        Assert.That(session.Invocations, Is.Empty);
    }

    [Test]
    public async Task Success_ThatChangedNothing_IsASilentNoOp()
    {
        takes = false;
        var outcome = await SetAsync(true);
        Assert.That((outcome.Error?.Fault, outcome.After), Is.EqualTo(((NodeFault?)NodeFault.SilentNoOp, (bool?)false)));
    }

    [Test]
    public async Task Job_ThatFails_IsTheOutcome()
    {
        (takes, code, jobState) = (false, 4096, 10);
        Assert.That((await SetAsync(true)).Error?.Fault, Is.EqualTo(NodeFault.OperationFailed));
    }

    [Test]
    public async Task Switch_ThatIsNotThere_CostsItselfOnly()
    {
        var outcomes = await new CaptureExtensionWriter(session.Pool, new ImpatientTime()).WriteAsync(
            "HV01", [new(Guid.NewGuid(), true), new(Switch, true)], CancellationToken.None);
        Assert.That(outcomes.Select(outcome => outcome.Error?.Fault), Is.EqualTo([NodeFault.NotFound, (NodeFault?)null]));
    }

    [Test]
    public void Switch_TwiceInABatch_IsRefusedBeforeAnythingIsWritten()
    {
        var writer = new CaptureExtensionWriter(session.Pool, new ImpatientTime());
        Assert.That(
            () => writer.WriteAsync("HV01", [new(Switch, true), new(Switch, true)], CancellationToken.None),
            Throws.ArgumentException);
        Assert.That(session.Invocations, Is.Empty);
    }

    private async Task<CaptureExtensionOutcome> SetAsync(bool wanted)
    {
        var outcomes = await new CaptureExtensionWriter(session.Pool, new ImpatientTime())
            .WriteAsync("HV01", [new(Switch, wanted)], CancellationToken.None);
        return outcomes.Single();
    }

    private IEnumerable<CimObject> Query(string wql) => wql.Contains("FROM Msvm_ConcreteJob", StringComparison.Ordinal)
        ? [Job()]
        :
        [
            Extension("E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A", 2),
            Extension(name, state),
        ];

    private static CimObject Extension(string name, int state) => new(
        "Msvm_EthernetSwitchExtension",
        Rows.Of(string.Empty, ("SystemName", TestNode.SwitchId), ("Name", name), ("EnabledState", state)).Properties,
        CimPath.Of(Wire.Ns, "Msvm_EthernetSwitchExtension", ("SystemName", TestNode.SwitchId), ("Name", name)));

    private CimMethodResult Invoke(Invocation call)
    {
        if (call.Method == "GetErrorEx")
            throw new NodeException(NodeFault.InvalidParameter, "HV01", "Invoke", "no such method");
        if (takes)
            state = (int)call.Parameters.Single().Value.AsText![0] - '0';
        return new(code, Rows.Of("OUT", ("Job", CimPath.Of(Wire.Ns, "Msvm_ConcreteJob", ("InstanceID", "J")))));
    }

    private CimObject Job() => Rows.Of(
        "Msvm_ConcreteJob", ("InstanceID", "J"), ("JobState", jobState), ("ErrorCode", jobState == 7 ? 0 : 32768));
}
