using WacMirror.Core.Planning;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Findings;

internal sealed class FindingTests
{
    private const string Findings = "/api/clusters/fake/findings";

    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        engine = new ScriptedEngine(sql, sensor);
        var board = SomePolicies.Board(policy, sql, sensor);
        engine.Board = board with
        {
            Findings =
            [
                .. Enum.GetValues<FindingKind>().Select(kind => new Finding(kind)
                {
                    Policies = kind == FindingKind.NodeUnreachable ? [] : [policy.Id],
                    Adapters = [sql.Id],
                    Node = "HV01",
                    Switch = "Production",
                }),
            ],
        };
        api = await ApiUnderTest.StartAsync(engine);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task Finding_OfEveryKind_HasASentenceOfItsOwnAndTheValuesToMakeAnother()
    {
        var found = (await api.SendAsync(HttpMethod.Get, Findings).BodyAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.That(found.Select(finding => finding.Text("kind")), Is.EqualTo(Enum.GetNames<FindingKind>()));
        Assert.That(found.Select(finding => finding.Text("text")), Is.Unique);
        Assert.That(found.Select(finding => finding.Text("id")), Is.Unique);
        Assert.Multiple(() =>
        {
            foreach (var finding in found)
            {
                // The kind's own name is what a kind without a sentence falls back to.
                Assert.That(finding.Text("text"), Does.Not.StartWith(finding.Text("kind") + ":"));
                Assert.That(finding.Text("text"), Does.EndWith("."));
                Assert.That(finding.Text("node"), Is.EqualTo("HV01"));
                Assert.That(finding.Text("switch"), Is.EqualTo("Production"));
                Assert.That(finding.GetProperty("adapters")[0].Text("machine"), Is.EqualTo("SQL01"));
            }
        });
    }

    [TestCase(FindingKind.NoDestination, null, "No destination on switch 'Production' of HV01 gets the copies of SQL01/Network Adapter.")]
    [TestCase(FindingKind.NodeUnreachable, "HV01 timed out", "HV01 does not answer (HV01 timed out).")]
    [TestCase(FindingKind.EmptyGroup, "sensors", "A destination group of Databases matches nothing (sensors).")]
    public async Task Finding_Says_WhatItIsAbout(FindingKind kind, string? detail, string text)
    {
        engine.Board = engine.Board with
        {
            Findings = [.. engine.Board.Findings.Select(finding => finding with { Detail = detail })],
        };
        var only = (await api.SendAsync(HttpMethod.Get, $"{Findings}?kind={kind}").BodyAsync()).GetProperty("items")
            .EnumerateArray().Single();
        Assert.That(only.Text("text"), Is.EqualTo(text));
    }

    [Test]
    public async Task Finding_OfManyAdapters_NamesSome()
    {
        var many = Enumerable.Range(1, 9).Select(number => Some.Nic(number, $"SQL0{number}").Id);
        engine.Board = engine.Board with { Findings = [new Finding(FindingKind.NotConnected) { Adapters = [.. many] }] };
        var only = (await api.SendAsync(HttpMethod.Get, Findings).BodyAsync()).GetProperty("items")[0];
        Assert.That(only.Text("text"), Does.Contain("and 6 more"));
        Assert.That(only.GetProperty("adapters").GetArrayLength(), Is.EqualTo(9));
    }

    [Test]
    public async Task List_OfOnePolicy_HasThoseOnly()
    {
        var of = (await api.SendAsync(HttpMethod.Get, $"{Findings}?policy={policy.Id}").BodyAsync()).GetProperty("items");
        Assert.That(of.GetArrayLength(), Is.EqualTo(Enum.GetValues<FindingKind>().Length - 1));
        var other = (await api.SendAsync(HttpMethod.Get, $"{Findings}?policy={Some.Id(51)}").BodyAsync()).GetProperty("items");
        Assert.That(other.GetArrayLength(), Is.Zero);
    }

    [TestCase("?kind=Nothing", "invalid-kind")]
    [TestCase("?policy=x", "invalid-policy-id")]
    public async Task List_ByWhatIsNone_IsRefused(string query, string kind) =>
        await api.SendAsync(HttpMethod.Get, Findings + query).ErrorAsync(400, kind);
}
