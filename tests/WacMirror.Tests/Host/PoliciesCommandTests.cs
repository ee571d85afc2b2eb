using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Host;

internal sealed class PoliciesCommandTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter sensor = Some.Nic(2, "SENSOR");
    private MirrorPolicy policy = null!;
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        policy = SomePolicies.Policy(50, "Databases", sql, sensor);
        engine = new ScriptedEngine(sql, sensor) { Board = SomePolicies.Board(policy, sql, sensor) };
        api = await ApiUnderTest.StartAsync(engine);
        await File.WriteAllTextAsync(api.Data.File("operator-token"), api.Token);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task List_SaysHowItStandsWithEach()
    {
        var (code, output, _) = await RunAsync("list");
        Assert.That(code, Is.Zero);
        Assert.That(output.Trim(), Is.EqualTo("Databases  revision 3, Enforce, 1 sources, 1 destinations, Blind"));
    }

    [Test]
    public async Task ExportedPolicy_CanBeAppliedElsewhere()
    {
        var (code, document, _) = await RunAsync("export", "databases");
        Assert.That(code, Is.Zero);
        var elsewhere = PolicyDocument.Examine(document, new PolicyPlace("other", Some.Id(77), 0), Some.Moment);
        Assert.That(elsewhere.Errors, Is.Empty);
        Assert.That(elsewhere.Policy!.Sources, Is.EqualTo(policy.Sources));
    }

    [Test]
    public async Task Apply_OfAKnownName_IsTheNextRevisionOfThatPolicy()
    {
        var (code, output, errors) = await ApplyAsync(Document("Databases"));
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.StartWith("Databases  revision 4"));
        var call = engine.Calls.Single();
        Assert.That((call.What, call.Id, call.Policy!.Revision), Is.EqualTo(("save", policy.Id, 3)));
    }

    [Test]
    public async Task Apply_OfANewName_IsANewPolicy()
    {
        var (code, _, errors) = await ApplyAsync(Document("Web"));
        Assert.That(code, Is.Zero, errors);
        Assert.That(engine.Calls.Single().Id, Is.Not.EqualTo(policy.Id));
    }

    [Test]
    public async Task Apply_ThatIsADryRun_StoresNothing()
    {
        engine.Preview = new PolicyPreview(
            SomePolicies.Members(sql, sensor), [SomePolicies.Step(sql, MirrorRole.Source, policy.Id)], [], []);
        var (code, output, errors) = await ApplyAsync(Document("Web"), "--dry-run");
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain("Source  SQL01/Network Adapter  on HV01").And.Contain($"Apply  role:{sql.Id}  on HV01"));
        Assert.That(engine.Calls.Select(call => call.What), Has.All.EqualTo("preview"));
    }

    [TestCase("{ \"name\": \"X\" }", "sources")]
    [TestCase("no json", "line 1")]
    public async Task Apply_OfWhatIsNoPolicy_NamesTheMistakes(string text, string expected)
    {
        var (code, _, errors) = await ApplyAsync(text);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain(expected));
        Assert.That(engine.Calls, Is.Empty);
    }

    [Test]
    public async Task Undo_IsBasedOnWhatWasSeen()
    {
        Assert.That((await RunAsync("undo", "Databases")).Code, Is.Zero);
        var call = engine.Calls.Single();
        Assert.That((call.Policy!.IsEnabled, call.Policy.Revision), Is.EqualTo((false, 3)));
    }

    [Test]
    public async Task Command_AboutWhatIsNotThere_SaysSo()
    {
        Assert.That((await RunAsync("undo", "Nothing")).Code, Is.EqualTo(4));
        Assert.That((await RunAsync("list", "--cluster", "none")).Code, Is.EqualTo(4));
        var (code, _, errors) = await RunAsync("list", "--url", "http://127.0.0.1:1");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("No WacMirror answers"));
    }

    private static string Document(string name) => $$"""
        {
          "name": "{{name}}", // as people call it
          "sources": { "any": [ { "vm": "SQL*" } ] }, "destinations": { "any": [ { "vm": "SENSOR" } ] }
        }
        """;

    private async Task<(int Code, string Output, string Errors)> ApplyAsync(string text, params string[] more)
    {
        var file = api.Data.File("policy.json");
        await File.WriteAllTextAsync(file, text);
        return await RunAsync(["apply", file, .. more]);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        List<string> all = ["policies", .. arguments, "--data", api.Data.Path];
        if (!arguments.Contains("--cluster"))
            all.AddRange(["--cluster", "fake"]);
        if (!arguments.Contains("--url"))
            all.AddRange(["--url", api.Address.ToString()]);
        return CommandUnderTest.RunAsync(all);
    }
}
