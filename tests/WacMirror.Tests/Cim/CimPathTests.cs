using FsCheck;
using FsCheck.Fluent;
using WacMirror.Cim;

namespace WacMirror.Tests.Cim;

public sealed class CimPathTests
{
    [Test]
    public void Path_WrittenAndRead_IsTheSame() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(),
        (first, second) =>
        {
            var path = CimPath.Of("root/virtualization/v2", "Msvm_X", ("A", first.Get), ("B", second.Get));
            var read = CimPath.Parse((path with { Host = "HV01" }).ToString());
            return read.Host == "HV01" && read.Key("a") == first.Get && read.Key("B") == second.Get && read.Equals(path);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Path_WithAHost_IsReadWithItsParts()
    {
        var path = CimPath.Parse(
            @"\\HV01\root\virtualization\v2:Msvm_X.CreationClassName=""Msvm_X"",Name=""Microsoft:A\\B \""q\""""");
        Assert.That((path.Host, path.Namespace, path.ClassName, path.Key("Name")),
            Is.EqualTo(("HV01", "root/virtualization/v2", "Msvm_X", @"Microsoft:A\B ""q""")));
    }

    [Test]
    public void Path_WithoutNamespace_TakesTheDefault() =>
        Assert.That(CimPath.Parse("Msvm_X.A=\"1:2.3\"", "root/cimv2"), Is.EqualTo(CimPath.Of("root/cimv2", "Msvm_X", ("A", "1:2.3"))));

    [Test]
    public void Path_WithSlashesBeforeItsNamespace_IsWrittenAsOneThatCanBeRead()
    {
        var path = CimPath.Parse(@"/\\HV01\root\cimv2:Win32_X.A=""1""");
        Assert.That(CimPath.Parse(path.ToString()), Is.EqualTo(path));
    }

    [TestCase(@"\\")]
    [TestCase(@"\\HV01")]
    [TestCase("Msvm_X.")]
    [TestCase("Msvm_X.A")]
    [TestCase("Msvm_X.A=1")]
    [TestCase("Msvm_X.A=\"1")]
    [TestCase("Msvm_X.A=\"1\"B=\"2\"")]
    [TestCase("Msvm_X.A=\"1\",")]
    [TestCase("Msvm_X.=\"1\"")]
    [TestCase("")]
    [TestCase(".A=\"1\"")]
    public void Text_ThatIsNoPath_IsRefused(string text) =>
        Assert.That(() => CimPath.Parse(text), Throws.TypeOf<CimFormatException>());

    [Test]
    public void AnyText_IsReadOrRefused() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text =>
        {
            try
            {
                return CimPath.Parse(text.Get) is not null;
            }
            catch (CimFormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
}
