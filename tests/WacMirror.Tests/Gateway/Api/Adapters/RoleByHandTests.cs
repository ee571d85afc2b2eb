using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Api.Adapters;

internal sealed class RoleByHandTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private ScriptedEngine engine = null!;
    private ApiUnderTest api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        engine = new ScriptedEngine(sql);
        api = await ApiUnderTest.StartAsync(engine);
    }

    [TearDown]
    public async Task StopAsync() => await api.DisposeAsync();

    [Test]
    public async Task Role_ThatIsWritten_NamesThePolicyThatHoldsIt()
    {
        var view = await PutAsync("""{ "role": "Source" }""").BodyAsync();
        Assert.That(view.Text("policy"), Is.EqualTo(Some.Id(70).ToString()));
        Assert.That(view.GetProperty("adapter").Text("role"), Is.EqualTo("Source"));
        Assert.That(engine.Calls.Single().Actor, Is.EqualTo("local operator"));
    }

    [Test]
    public async Task Role_ThatWaitsForItsNode_Is202WithThePolicyToLookAt()
    {
        engine.IsBusy = true;
        using var response = await PutAsync("""{ "role": "Source" }""");
        Assert.That((int)response.StatusCode, Is.EqualTo(202));
        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo($"/api/clusters/fake/policies/{Some.Id(70)}"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($$"""{"policy":"{{Some.Id(70)}}"}"""));
    }

    [TestCase("""{ "role": "None" }""", false)]
    [TestCase("""{ "role": "None", "adopt": true }""", true)]
    public async Task Role_IsAdopted_OnlyWhereTheRequestSaysSo(string body, bool adopt)
    {
        await PutAsync(body).BodyAsync();
        Assert.That(engine.Calls.Single().Adopt, Is.EqualTo(adopt));
    }

    private Task<HttpResponseMessage> PutAsync(string body) =>
        api.SendAsync(HttpMethod.Put, $"/api/clusters/fake/adapters/{sql.Id}/role", body);
}
