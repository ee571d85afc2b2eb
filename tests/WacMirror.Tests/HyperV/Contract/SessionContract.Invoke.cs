using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    [Test]
    public async Task Invoke_WithReferenceAndEmbeddedInstances_SendsBothAndReadsReferences()
    {
        var answer = await Session.InvokeAsync(
            ContractClasses.ServicePath,
            "Change",
            [
                new("Target", CimType.Reference, CimValue.Of(ContractClasses.Reference)),
                new("Settings", CimType.Instance, new CimValue.List(
                    [CimValue.Of(ContractClasses.Embedded), CimValue.Of(ContractClasses.Embedded.With(
                        "Number", CimType.UInt32, CimValue.Of(4)))]), IsArray: true),
            ],
            CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(called!["Target"], Is.EqualTo(CimValue.Of(ContractClasses.Reference)));
            Assert.That(
                called.Texts("Settings").Select(CimXml.Read).Select(item => (item.Text("Label"), item.UInt32("Number"))),
                Is.EqualTo(new (string?, uint?)[] { ("inside", 3), ("inside", 4) }));
            Assert.That(answer.ReturnValue, Is.Zero);
            Assert.That(answer.Output["Resulting"].AsItems, Is.EqualTo(
                new[] { CimValue.Of(ContractClasses.Reference), CimValue.Of(ContractClasses.Reference) }));
        });
    }

    [Test]
    public async Task Invoke_ThatStartsAJob_NamesIt()
    {
        var answer = await Session.InvokeAsync(ContractClasses.ServicePath, "Begin", [], CancellationToken.None);
        Assert.That(answer.ReturnValue, Is.EqualTo(4096));
        Assert.That(answer.Output["Job"], Is.EqualTo(CimValue.Of(ContractClasses.Job)));
    }

    [Test]
    public async Task Invoke_WithOneEmbeddedInstance_SendsAnArrayOfOne()
    {
        await Session.InvokeAsync(
            ContractClasses.ServicePath,
            "Change",
            [new("Settings", CimType.Instance, new CimValue.List([CimValue.Of(ContractClasses.Embedded)]), IsArray: true)],
            CancellationToken.None);
        Assert.That(CimXml.Read(called!.Texts("Settings").Single()).Text("Label"), Is.EqualTo("inside"));
    }

    [TestCase("Refuse")]
    [TestCase("Unknown")]
    public async Task Invoke_ThatIsRefused_IsAnInvalidParameter(string method) => await Assert.ThatAsync(
        () => Session.InvokeAsync(ContractClasses.ServicePath, method, [], CancellationToken.None),
        Fails.With(NodeFault.InvalidParameter));

    [Test]
    public async Task Invoke_OfAMissingObject_IsNotFound() => await Assert.ThatAsync(
        () => Session.InvokeAsync(
            CimPath.Of(Wire.Ns, "Msvm_ContractService", ("CreationClassName", "None")), "Change", [], CancellationToken.None),
        Fails.With(NodeFault.NotFound));
}
