using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Live;

[CancelAfter(30_000)]
internal sealed class LiveHubTests
{
    private readonly Adapter sql = Some.Nic(1, "SQL01");
    private readonly Adapter web = Some.Nic(2, "WEB01");
    private readonly FakeCluster cluster = new();
    private EngineUnderTest engine = null!;
    private ApiUnderTest api = null!;
    private HubConnection hub = null!;

    [SetUp]
    public async Task StartAsync()
    {
        cluster.Put(Some.Node("HV01", sql, web));
        engine = new EngineUnderTest(cluster, "HV01");
        await engine.StatusAsync(status => status.Snapshot.Adapters.Count == 2);
        api = await ApiUnderTest.StartAsync(engine.Engine);
        hub = api.Hub();
        await hub.StartAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await hub.DisposeAsync();
        await api.DisposeAsync();
        await engine.DisposeAsync();
    }

    [Test]
    public async Task Topology_StreamsEverythingFirstThenOnlyWhatChanged(CancellationToken cancellationToken)
    {
        await using var updates = hub.StreamAsync<JsonElement>("StreamTopology", "fake", cancellationToken).GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();
        Assert.That(updates.Current.GetProperty("full").GetBoolean(), Is.True);
        Assert.That(updates.Current.GetProperty("upserted").GetArrayLength(), Is.EqualTo(2));
        Assert.That(updates.Current.GetProperty("nodes")[0].GetProperty("name").GetString(), Is.EqualTo("HV01"));

        await engine.SetRoleAsync(web.Id, MirrorRole.Source);
        JsonElement upserted;
        do
        {
            await updates.MoveNextAsync();
            Assert.That(updates.Current.GetProperty("full").GetBoolean(), Is.False);
            upserted = updates.Current.GetProperty("upserted");
        }
        while (upserted.GetArrayLength() == 0);

        var changed = upserted.EnumerateArray().Single();
        Assert.That(changed.GetProperty("id").GetString(), Is.EqualTo(web.Id.ToString()));
        Assert.That(changed.GetProperty("role").GetString(), Is.EqualTo("Source"));
    }

    [Test]
    public async Task Topology_NamesAdaptersThatAreGone(CancellationToken cancellationToken)
    {
        await using var updates = hub.StreamAsync<JsonElement>("StreamTopology", "fake", cancellationToken).GetAsyncEnumerator(cancellationToken);
        await updates.MoveNextAsync();

        cluster.Put(Some.Node("HV01", web));
        await engine.StatusAsync(status => status.Snapshot.Adapters.Count == 1);
        do
            await updates.MoveNextAsync();
        while (updates.Current.GetProperty("removed").GetArrayLength() == 0);

        Assert.That(updates.Current.GetProperty("removed")[0].GetString(), Is.EqualTo(sql.Id.ToString()));
    }

    [Test]
    public async Task Rates_OfNamedAdapters_CarryThoseOnly(CancellationToken cancellationToken)
    {
        cluster.Count(sql.Id.Nic, 10);
        cluster.Count(web.Id.Nic, 20);
        await engine.RatesAsync(rates => rates.ByNic.Count == 2);

        await using var rates = hub.StreamAsync<JsonElement>("StreamRates", "fake", new[] { web.Id.ToString() }, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await rates.MoveNextAsync();

        Assert.That(
            rates.Current.GetProperty("ids").EnumerateArray().Select(id => id.GetString()),
            Is.EqualTo(new[] { web.Id.ToString() }));
        Assert.That(rates.Current.GetProperty("totalReceived")[0].GetInt32(), Is.EqualTo(20));
    }
}
