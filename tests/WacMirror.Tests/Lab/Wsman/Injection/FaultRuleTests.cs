using Microsoft.Extensions.Time.Testing;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Injection;

namespace WacMirror.Tests.Lab.Wsman.Injection;

/// <summary>Which requests meet a rule.</summary>
public sealed class FaultRuleTests
{
    private static readonly string Machines = Requests.Wmi + "Msvm_ComputerSystem";

    [Test]
    public void Rule_WithSkipAndTimes_MeetsThoseInBetween()
    {
        var faults = Switch(new FaultRule(WireEffect.Hang) { Skip = 2, Times = 2 });
        Assert.That(
            Enumerable.Range(0, 6).Select(_ => faults.Next(Read(Requests.Identify)) is not null),
            Is.EqualTo(new[] { false, false, true, true, false, false }));
    }

    [Test]
    public void Rule_SetAgain_CountsAnew()
    {
        var faults = Switch(new FaultRule(WireEffect.Hang) { Times = 1 });
        faults.Next(Read(Requests.Identify));
        var used = faults.Next(Read(Requests.Identify));
        faults.Set(NodeFaults.Once(WireEffect.Quota));
        Assert.That((used, faults.Next(Read(Requests.Identify))), Is.EqualTo(((WireEffect?)null, WireEffect.Quota)));
    }

    [Test]
    public void Rules_AreTakenInOrder()
    {
        var faults = Switch(
            new FaultRule(WireEffect.Hang) { Operation = WireOperation.Get },
            new FaultRule(WireEffect.Quota) { Times = 1 },
            new FaultRule(WireEffect.TimedOut));
        Assert.That(
            new[] { faults.Next(Read(Requests.Identify)), faults.Next(Read(Requests.Identify)) },
            Is.EqualTo(new WireEffect?[] { WireEffect.Quota, WireEffect.TimedOut }));
    }

    [TestCaseSource(nameof(Envelopes))]
    public void Traits_OfARequest_AreReadFromIt(string envelope, WireOperation operation, string? name, string? method) =>
        Assert.That(RequestTraits.Of(Read(envelope)), Is.EqualTo(new RequestTraits(operation, name, method)));

    [TestCase("msvm_computersystem", null, true)]
    [TestCase("Msvm_ComputerSystem", "requeststatechange", true)]
    [TestCase("Msvm_ComputerSystem", "Other", false)]
    [TestCase("Msvm_Other", null, false)]
    public void Rule_ForClassAndMethod_LooksAtBoth(string name, string? method, bool matches)
    {
        var faults = Switch(new FaultRule(WireEffect.Hang) { ClassName = name, Method = method });
        var request = Read(Requests.Invoke("Msvm_ComputerSystem", "RequestStateChange", "<x/>", ""));
        Assert.That(faults.Next(request) is not null, Is.EqualTo(matches));
    }

    [Test]
    public async Task Jitter_FromOneSeed_IsTheSameEachTime()
    {
        var first = await DelaysAsync(7);
        var second = await DelaysAsync(7);
        var other = await DelaysAsync(8);
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.EqualTo(first));
            Assert.That(other, Is.Not.EqualTo(first));
            Assert.That(first, Is.All.InRange(10, 61));
            Assert.That(first.Distinct().Count(), Is.GreaterThan(5));
        });
    }

    private static IEnumerable<TestCaseData> Envelopes()
    {
        yield return Case(Requests.Identify, WireOperation.Identify, null);
        yield return Case(Requests.Enumerate(Machines), WireOperation.Enumerate, "Msvm_ComputerSystem");
        yield return Case(
            Requests.Query("SELECT Name FROM Msvm_Job WHERE Name LIKE 'a%'"), WireOperation.Enumerate, "Msvm_Job");
        yield return Case(Requests.Query("no query at all"), WireOperation.Enumerate, null);
        yield return Case(Requests.Pull("c"), WireOperation.Pull, null);
        yield return Case(Requests.Release("c"), WireOperation.Release, null);
        yield return Case(Requests.Envelope(Requests.Get, Machines, ""), WireOperation.Get, "Msvm_ComputerSystem");
        yield return Case(
            Requests.Envelope("http://schemas.xmlsoap.org/ws/2004/08/eventing/Subscribe", Requests.Wmi + "*", ""),
            WireOperation.Subscribe,
            null);
        yield return Case(
            Requests.Envelope(
                "http://schemas.xmlsoap.org/ws/2004/08/eventing/Subscribe",
                Requests.Wmi + "*",
                """
                <e:Subscribe xmlns:e="http://schemas.xmlsoap.org/ws/2004/08/eventing"><e:Filter>
                SELECT * FROM __InstanceModificationEvent WITHIN 5 WHERE TargetInstance ISA 'Msvm_ComputerSystem'
                </e:Filter></e:Subscribe>
                """),
            WireOperation.Subscribe,
            "__InstanceModificationEvent");
        yield return Case(Requests.Envelope("urn:none", Machines, ""), WireOperation.Other, "Msvm_ComputerSystem");
        yield return Case(
            Requests.Invoke("Msvm_ComputerSystem", "RequestStateChange", "<x/>", ""),
            WireOperation.Invoke,
            "Msvm_ComputerSystem",
            "RequestStateChange");

        static TestCaseData Case(string envelope, WireOperation operation, string? name, string? method = null) =>
            new TestCaseData(envelope, operation, name, method).SetArgDisplayNames($"{operation}", $"{name ?? "none"}");
    }

    /// <summary>In milliseconds of a clock that the test turns.</summary>
    private static async Task<List<int>> DelaysAsync(int seed)
    {
        var time = new FakeTimeProvider();
        var faults = new FaultSwitch(time);
        faults.Set(new NodeFaults
        {
            Latency = TimeSpan.FromMilliseconds(10),
            Jitter = TimeSpan.FromMilliseconds(50),
            Seed = seed,
        });
        var delays = new List<int>();
        for (var count = 0; count < 20; count++)
        {
            var waiting = faults.WaitAsync(CancellationToken.None);
            var turned = 0;
            for (; !waiting.IsCompleted; turned++)
                time.Advance(TimeSpan.FromMilliseconds(1));
            await waiting;
            delays.Add(turned);
        }
        return delays;
    }

    private static FaultSwitch Switch(params FaultRule[] rules)
    {
        var faults = new FaultSwitch(new FakeTimeProvider());
        faults.Set(new NodeFaults { Rules = [.. rules] });
        return faults;
    }

    private static RequestEnvelope Read(string envelope) => EnvelopeReader.Read(envelope);
}
