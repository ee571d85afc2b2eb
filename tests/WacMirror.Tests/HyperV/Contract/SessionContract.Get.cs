using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Tests.HyperV.Support;

namespace WacMirror.Tests.HyperV.Contract;

public abstract partial class SessionContract
{
    [Test]
    public async Task Get_ByItsKeys_GivesTheObjectAndItsPath()
    {
        var path = CimPath.Of(Wire.Ns, "Msvm_Thing", ("InstanceID", @"Microsoft:042\A"));
        var found = await Session.GetAsync(path, CancellationToken.None);
        Assert.That((found.UInt32("Number"), found.Path), Is.EqualTo((42, path)));
    }

    [Test]
    public async Task Get_OfAMissingObject_IsNotFound() => await Assert.ThatAsync(
        () => Session.GetAsync(CimPath.Of(Wire.Ns, "Msvm_Thing", ("InstanceID", "none")), CancellationToken.None),
        Fails.With(NodeFault.NotFound));

    [Test]
    public async Task Get_ByWhatIsNoKey_IsAnInvalidParameter() => await Assert.ThatAsync(
        () => Session.GetAsync(CimPath.Of(Wire.Ns, "Msvm_Thing", ("Number", "1")), CancellationToken.None),
        Fails.With(NodeFault.InvalidParameter));

    [Test]
    public async Task Get_OfAnUnknownClass_IsNotFound() => await Assert.ThatAsync(
        () => Session.GetAsync(CimPath.Of(Wire.Ns, "Msvm_Nothing", ("InstanceID", "1")), CancellationToken.None),
        Fails.With(NodeFault.NotFound));
}
