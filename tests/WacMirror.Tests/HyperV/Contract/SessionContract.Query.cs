using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    private static readonly Wql AllThings = Wql.Select("Msvm_Thing");

    [Test]
    public async Task Query_OverManyPages_GivesEveryRowOnceInOrder()
    {
        var rows = await ReadAsync(AllThings);
        Assert.That(
            rows.Select(row => row.UInt32("Number")), Is.EqualTo(Enumerable.Range(0, ContractClasses.Things)));
        Assert.That(rows.Select(row => row.ClassName), Is.All.EqualTo("Msvm_Thing"));
        Assert.That(node.OpenEnumerations, Is.Zero);
    }

    [Test]
    public async Task Query_WithPaths_GivesEachObjectThePathByWhichItIsGot()
    {
        var row = (await ReadAsync(Wql.Select("Msvm_Thing").WhereNumber("Number", 7).WithPaths())).Single();
        Assert.That(row.Path, Is.Not.Null);
        var again = await Session.GetAsync(row.Path!, CancellationToken.None);
        Assert.That(again.Text("InstanceID"), Is.EqualTo(row.Text("InstanceID")));
    }

    [Test]
    public async Task Query_LeftEarly_IsReleasedOnTheNode()
    {
        await foreach (var row in Session.QueryAsync(Wire.Ns, AllThings, CancellationToken.None))
        {
            Assert.That(row.Text("InstanceID"), Is.EqualTo(@"Microsoft:000\A"));
            Assert.That(node.OpenEnumerations, Is.EqualTo(1), "the query fits one page, so that this test shows nothing");
            break;
        }
        Assert.That(node.OpenEnumerations, Is.Zero);
    }

    [Test]
    public async Task Query_CancelledAmidItsRows_EndsAndIsReleasedOnTheNode()
    {
        using var stop = new CancellationTokenSource();
        var read = 0;
        await Assert.ThatAsync(
            async () =>
            {
                await foreach (var row in Session.QueryAsync(Wire.Ns, AllThings, stop.Token))
                    if (++read == 1)
                        await stop.CancelAsync();
            },
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(read, Is.LessThan(ContractClasses.Things));
        Assert.That(node.OpenEnumerations, Is.Zero);
    }

    [Test]
    public async Task Query_WithColumns_GivesThoseAndNoOther()
    {
        var row = (await ReadAsync(Wql.Select("Msvm_Thing", "InstanceID", "Number").WhereNumber("Number", 5))).Single();
        Assert.That((row.Text("InstanceID"), row.UInt32("Number")), Is.EqualTo((@"Microsoft:005\A", 5)));
        Assert.That(row["Label"], Is.EqualTo(CimValue.None));
    }

    [Test]
    public async Task Query_WithLike_GivesThePrefixAlone()
    {
        var rows = await ReadAsync(Wql.Select("Msvm_Thing").WherePrefix("InstanceID", @"Microsoft:01"));
        Assert.That(rows.Select(row => row.UInt32("Number")), Is.EqualTo(Enumerable.Range(10, 10)));
    }

    [Test]
    public async Task Query_WithABackslash_FindsTheObject()
    {
        var rows = await ReadAsync(Wql.Select("Msvm_Thing").WhereEquals("InstanceID", @"Microsoft:007\A"));
        Assert.That(rows.Single().UInt32("Number"), Is.EqualTo(7));
    }

    [Test]
    public async Task Query_WithoutAMatch_IsEmpty() =>
        Assert.That(await ReadAsync(Wql.Select("Msvm_Thing").WhereNumber("Number", 9999)), Is.Empty);

    [Test]
    public async Task Query_OfAnUnknownClass_IsNotFound() =>
        await Assert.ThatAsync(() => ReadAsync(Wql.Select("Msvm_Nothing")), Fails.With(NodeFault.NotFound));

    [Test]
    public async Task Query_OfAnUnknownProperty_IsInvalid() => await Assert.ThatAsync(
        () => ReadAsync(Wql.Select("Msvm_Thing").WhereNumber("Weight", 1)), Fails.With(NodeFault.InvalidQuery));

    [Test]
    public async Task Query_ThatIsNoWql_IsInvalid() => await Assert.ThatAsync(
        () => ReadAsync(Wql.Select("Msvm_Thing", "InstanceID", "FROM")), Fails.With(NodeFault.InvalidQuery));

    [Test]
    public async Task Queries_AtOnce_DoNotMixTheirRows()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            ReadAsync(Wql.Select("Msvm_Thing").WhereNumber("Number", (ulong)number))));
        Assert.That(
            answers.Select(rows => rows.Single().UInt32("Number")), Is.EqualTo(Enumerable.Range(0, 8)));
    }
}
