using WacMirror.Lab.Wsman;
using WacMirror.Lab.Wsman.Operations;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class ClassCatalogTests
{
    private static readonly ClassCatalog Catalog = new(
    [
        Class("CIM_Base"),
        Class("Msvm_Middle", "CIM_Base"),
        Class("Msvm_Leaf", "Msvm_Middle"),
        Class("Msvm_Orphan", "CIM_Unserved"),
    ]);

    [TestCase("CIM_Base", "CIM_Base Msvm_Middle Msvm_Leaf")]
    [TestCase("msvm_middle", "Msvm_Middle Msvm_Leaf")]
    [TestCase("Msvm_Leaf", "Msvm_Leaf")]
    [TestCase("CIM_Unserved", "Msvm_Orphan")]
    public void Family_OfAClass_IsItAndWhatDerivesFromIt(string name, string family) => Assert.That(
        Catalog.Family("ROOT/virtualization/v2", name).Select(served => served.Name), Is.EquivalentTo(family.Split(' ')));

    [TestCase("Msvm_Leaf", "cim_base", true)]
    [TestCase("Msvm_Leaf", "Msvm_Leaf", true)]
    [TestCase("CIM_Base", "Msvm_Leaf", false)]
    [TestCase("Msvm_Leaf", "Nothing", false)]
    public void Class_IsA_FollowsItsBases(string name, string ancestor, bool isA) =>
        Assert.That(Catalog.IsA(FakeClass.Virtualization, name, ancestor), Is.EqualTo(isA));

    [TestCase("root/other", "CIM_Base", CimFaultKind.InvalidNamespace)]
    [TestCase(FakeClass.Virtualization, "Nothing", CimFaultKind.InvalidClass)]
    [TestCase(FakeClass.Virtualization, "CIM_Unserved", CimFaultKind.InvalidClass)]
    public void Find_OfWhatIsNotServed_IsAFault(string ns, string name, CimFaultKind kind) => Assert.That(
        () => Catalog.Find(ns, name),
        Throws.InstanceOf<CimFault>().With.Property(nameof(CimFault.Kind)).EqualTo(kind));

    [Test]
    public void Bases_ThatRunInACircle_AreEachOthersFamily()
    {
        var circle = new ClassCatalog([Class("A", "B"), Class("B", "A")]);
        Assert.That(circle.Family(FakeClass.Virtualization, "A"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Class_ServedTwice_IsRefused() =>
        Assert.That(() => new ClassCatalog([Class("A"), Class("a")]), Throws.ArgumentException);

    private static FakeClass Class(string name, string? baseName = null) =>
        new(FakeClass.Virtualization, name, ["Name"], baseName);
}
