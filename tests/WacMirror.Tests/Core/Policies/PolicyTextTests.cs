using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Policies;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Policies;

internal sealed class PolicyTextTests
{
    [Test]
    public void Policy_StoredAndRead_IsTheSame() => Prop.ForAll(
        PolicyGen.Stored.ToArbitrary(),
        policy =>
        {
            var text = PolicyText.Write(policy);
            var read = PolicyText.Read(text);
            return read == policy && PolicyText.Write(read) == text && !text.Contains('\n');
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Policy_WithoutSides_IsReadAsItWasStored()
    {
        var policy = new MirrorPolicy { Id = Some.Id(1), Name = string.Empty, Cluster = string.Empty };
        Assert.That(PolicyText.Read(PolicyText.Write(policy)), Is.EqualTo(policy));
    }

    [Test]
    public void Policy_ThatExpiredLongAgo_IsReadAsItWasStored()
    {
        var policy = new MirrorPolicy { Id = Some.Id(1), Name = "a", Cluster = "lab", ExpiresAt = DateTimeOffset.MinValue };
        Assert.That(PolicyText.Read(PolicyText.Write(policy)), Is.EqualTo(policy));
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{\"id\":\"x\"}")]
    public void Text_ThatIsNoStoredPolicy_IsRefused(string text) =>
        Assert.That(() => PolicyText.Read(text), Throws.TypeOf<PolicyRefusedException>());
}
