using WacMirror.Cim;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    [Test]
    public async Task Values_OfEveryKind_ArriveAsTheyAre()
    {
        var row = (await ReadAsync(Wql.Select("Msvm_Values"))).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row["Nothing"], Is.EqualTo(CimValue.None));
            Assert.That(row.Text("Empty"), Is.Empty);
            Assert.That(row.Text("Text"), Is.EqualTo("仮想 Größe 😀 <tag> & \"quoted\" 'too'"));
            Assert.That(row.Text("Lines"), Is.EqualTo("one\ntwo\n\tthree "));
            Assert.That((row.Boolean("Yes"), row.Boolean("No")), Is.EqualTo((true, false)));
            Assert.That(row.UInt64("Most"), Is.EqualTo(ulong.MaxValue));
            Assert.That(row.Text("Least"), Is.EqualTo("-9223372036854775808"));
            Assert.That(row.Text("Point"), Is.EqualTo("2025-12-17T09:55:22.702341Z"));
            Assert.That(row.Text("Interval"), Is.EqualTo("P1DT2H30M4S"));
        });
    }

    [Test]
    public async Task Arrays_OfNoneOneAndMany_ReadAsItems()
    {
        var row = (await ReadAsync(Wql.Select("Msvm_Values"))).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row["NoItems"].AsItems, Is.Empty);
            Assert.That(row.Texts("OneItem"), Is.EqualTo(new[] { "7" }));
            Assert.That(row.Texts("Items"), Is.EqualTo(new[] { "c", "a", "c" }));
        });
    }

    [Test]
    public async Task References_AndEmbeddedInstances_KeepTheirContent()
    {
        var row = (await ReadAsync(Wql.Select("Msvm_Values"))).Single();
        var embedded = (row["Embedded"] as CimValue.Embedded)?.Object;
        Assert.Multiple(() =>
        {
            Assert.That(row["Reference"], Is.EqualTo(CimValue.Of(ContractClasses.Reference)));
            Assert.That(embedded?.ClassName, Is.EqualTo("Msvm_Thing"));
            Assert.That((embedded?.Text("Label"), embedded?.UInt32("Number")), Is.EqualTo(("inside", 3)));
        });
    }
}
