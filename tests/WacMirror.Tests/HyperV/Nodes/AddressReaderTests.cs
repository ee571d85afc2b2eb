using System.Collections.Immutable;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Nodes;

public sealed class AddressReaderTests
{
    private const string Instance = $@"Microsoft:GuestNetwork\{TestNode.Vm}\{TestNode.Nic}";

    [Test]
    public async Task Addresses_AreFoundByTheAdapterTheyBelongTo()
    {
        var found = await ReadAsync(("InstanceID", Instance), ("IPAddresses", new[] { "192.168.1.16", "fe80::1" }));
        Assert.That(found[TestNode.Id], Is.EqualTo(["192.168.1.16", "fe80::1"]));
    }

    [Test]
    public async Task OneAddress_ThatLooksLikeAScalar_IsAListOfOne()
    {
        var found = await ReadAsync(("InstanceID", Instance), ("IPAddresses", "192.168.1.16"));
        Assert.That(found[TestNode.Id], Is.EqualTo(["192.168.1.16"]));
    }

    [Test]
    public async Task Guest_ThatReportsNothing_IsLeftOut() =>
        Assert.That(await ReadAsync(("InstanceID", Instance), ("IPAddresses", null)), Is.Empty);

    [Test]
    public void Row_WithoutItsKey_IsAProtocolViolation() =>
        Assert.That(() => ReadAsync(("IPAddresses", "192.168.1.16")), Fails.With(NodeFault.ProtocolViolation));

    private static Task<ImmutableDictionary<AdapterId, ImmutableArray<string>>> ReadAsync(
        params (string Name, object? Value)[] properties) =>
        new AddressReader(new ScriptedSession { OnQuery = _ => [Rows.Of(string.Empty, properties)] }.Pool)
            .ReadAsync("HV01", CancellationToken.None);
}
