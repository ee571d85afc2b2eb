using System.Net;
using System.Text.Json;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api;

internal sealed class ApiTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly FakeCluster cluster = new();
    private EngineUnderTest engine = null!;
    private ApiUnderTest api = null!;

    private string RolePath => $"/api/clusters/fake/adapters/{sql.Id}/role";

    [SetUp]
    public async Task StartAsync()
    {
        cluster.Put(Some.Node("HV01", sql));
        cluster.Own();
        engine = new EngineUnderTest(cluster, "HV01");
        await engine.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
        api = await ApiUnderTest.StartAsync(engine.Engine);
    }

    [TearDown]
    public async Task StopAsync()
    {
        cluster.Heal("HV01");
        await api.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Test]
    public async Task Clusters_AreListedWithTheirNodes()
    {
        var list = await BodyAsync(await api.SendAsync(HttpMethod.Get, "/api/clusters"));
        var only = list.EnumerateArray().Single();
        Assert.That(only.GetProperty("id").GetString(), Is.EqualTo("fake"));
        var node = only.GetProperty("nodes")[0];
        Assert.That(node.GetProperty("name").GetString(), Is.EqualTo("HV01"));
        Assert.That(node.GetProperty("reachable").GetBoolean(), Is.True);
        Assert.That(node.GetProperty("machines").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task Adapters_AreListedWithStableIds()
    {
        var page = await BodyAsync(await api.SendAsync(HttpMethod.Get, "/api/clusters/fake/adapters?vm=SQL*"));
        Assert.That(page.GetProperty("total").GetInt32(), Is.EqualTo(1));
        var item = page.GetProperty("items")[0];
        Assert.That(item.GetProperty("id").GetString(), Is.EqualTo(sql.Id.ToString()));
        Assert.That(item.GetProperty("role").GetString(), Is.EqualTo("None"));
        Assert.That(item.GetProperty("mirrorable").GetBoolean(), Is.True);
    }

    [Test]
    public async Task Adapters_AfterARoleWasWritten_ShowItAndSayItsRevision()
    {
        var answer = await api.SendAsync(HttpMethod.Put, RolePath, """{"role":"Source"}""");
        var written = (await BodyAsync(answer)).GetProperty("revision").GetInt64();
        var page = await BodyAsync(await api.SendAsync(HttpMethod.Get, "/api/clusters/fake/adapters"));
        Assert.That(page.GetProperty("revision").GetInt64(), Is.GreaterThanOrEqualTo(written));
        Assert.That(page.GetProperty("items")[0].GetProperty("role").GetString(), Is.EqualTo("Source"));
    }

    [Test]
    public async Task Role_Put_AnswersTheReadBackAndWhatWasBefore()
    {
        var answer = await BodyAsync(await api.SendAsync(HttpMethod.Put, RolePath, """{"role":"Source"}"""));
        Assert.That(answer.GetProperty("adapter").GetProperty("role").GetString(), Is.EqualTo("Source"));
        Assert.That(answer.GetProperty("before").GetProperty("role").GetString(), Is.EqualTo("None"));
        Assert.That(answer.GetProperty("changed").GetBoolean(), Is.True);

        var again = await BodyAsync(await api.SendAsync(HttpMethod.Put, RolePath, """{"role":"source"}"""));
        Assert.That(again.GetProperty("changed").GetBoolean(), Is.False);
    }

    [TestCase("""{"role":"Both"}""", 400, "invalid-role")]
    [TestCase("""{}""", 400, "invalid-role")]
    [TestCase("""{"role":"2"}""", 400, "invalid-role")]
    [TestCase("""{"role":"Source","session":1}""", 400, "malformed-body")]
    [TestCase("""{"role":""", 400, "malformed-body")]
    public async Task Role_PutOfWhatIsNotARole_IsRefusedAndChangesNothing(string body, int status, string kind)
    {
        await ExpectAsync(await api.SendAsync(HttpMethod.Put, RolePath, body), status, kind);
        var now = await engine.Engine.StatusAsync(CancellationToken.None);
        Assert.That(now.Snapshot.Adapters[sql.Id].Role, Is.EqualTo(RoleSetting.None));
    }

    [TestCase("/api/clusters/none/adapters", "unknown-cluster")]
    [TestCase("/api/clusters/none/counters", "unknown-cluster")]
    [TestCase("/api/nothing", "unknown-path")]
    public async Task Get_OfWhatIsNotThere_Is404(string path, string kind) =>
        await ExpectAsync(await api.SendAsync(HttpMethod.Get, path), 404, kind);

    [Test]
    public async Task Request_ByAWrongMethodOrContentType_SaysSo()
    {
        var method = await ExpectAsync(await api.SendAsync(HttpMethod.Post, RolePath, """{"role":"Source"}"""), 405, "wrong-method");
        Assert.That(method.GetProperty("allowed")[0].GetString(), Is.EqualTo("PUT"));
        await ExpectAsync(
            await api.SendAsync(HttpMethod.Put, RolePath, change: request => request.Content = new StringContent("role=Source")),
            415,
            "wrong-content-type");
    }

    [TestCase("not-an-id")]
    [TestCase("00000063-0000-0000-0000-000000000000.00000063-0000-0000-0000-000000000000")]
    public async Task Role_PutOnAnUnknownAdapter_Is404(string id) => await ExpectAsync(
        await api.SendAsync(HttpMethod.Put, $"/api/clusters/fake/adapters/{id}/role", """{"role":"Source"}"""),
        404,
        "unknown-adapter");

    [Test]
    public async Task Role_PutOnAMachineThatMoves_Is409AndTheTableSaysSo()
    {
        cluster.Own(Some.Group(1, "SQL01", "HV01", GroupState.Pending));
        await engine.StatusAsync(status => !status.Snapshot.Motion.Moving.IsEmpty);
        await ExpectAsync(await api.SendAsync(HttpMethod.Put, RolePath, """{"role":"Source"}"""), 409, "machine-moving");
        var page = await BodyAsync(await api.SendAsync(HttpMethod.Get, "/api/clusters/fake/adapters?vm=SQL01"));
        Assert.That(page.GetProperty("items")[0].GetProperty("presence").GetString(), Is.EqualTo("Moving"));
    }

    [TestCase(NodeFault.NotConnected, 409, "not-mirrorable")]
    [TestCase(NodeFault.TimedOut, 504, "node-timed-out")]
    [TestCase(NodeFault.AccessDenied, 502, "node-access-denied")]
    public async Task Role_PutThatTheNodeRefuses_NamesTheNode(NodeFault fault, int status, string kind)
    {
        cluster.Fail("HV01", fault);
        var problem = await ExpectAsync(await api.SendAsync(HttpMethod.Put, RolePath, """{"role":"Source"}"""), status, kind);
        Assert.That(problem.GetProperty("node").GetString(), Is.EqualTo("HV01"));
    }

    [Test]
    public async Task Counters_OfAnUnknownId_Are404AndOfAMalformedOne400()
    {
        var unknown = Some.Nic(99, "none").Id;
        await ExpectAsync(await api.SendAsync(HttpMethod.Get, $"/api/clusters/fake/counters?ids={unknown}"), 404, "unknown-adapter");
        await ExpectAsync(await api.SendAsync(HttpMethod.Get, "/api/clusters/fake/counters?ids=x"), 400, "invalid-ids");
    }

    [Test]
    public async Task Counters_AnswerColumnsOfOneLength()
    {
        cluster.Count(sql.Id.Nic, 5);
        await engine.RatesAsync(rates => rates.ByNic.ContainsKey(sql.Id.Nic));
        var columns = await BodyAsync(await api.SendAsync(HttpMethod.Get, "/api/clusters/fake/counters"));
        Assert.That(columns.GetProperty("ids")[0].GetString(), Is.EqualTo(sql.Id.ToString()));
        Assert.That(columns.GetProperty("totalReceived")[0].GetUInt64(), Is.EqualTo(5));
        Assert.That(columns.GetProperty("receivedPackets").GetArrayLength(), Is.EqualTo(1));
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<JsonElement> ExpectAsync(HttpResponseMessage response, int status, string kind)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("urn:wacmirror:error:" + kind), text);
        return problem;
    }
}
