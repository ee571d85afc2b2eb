using WacMirror.Core.Topology;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Core.Topology;

internal sealed class AdapterIdTests
{
    [Test]
    public void Text_OfAnId_IsLowerCaseAndReadsBack()
    {
        var id = new AdapterId(Guid.Parse("ABCDEF00-0000-0000-0000-000000000001"), Some.Id(2));
        Assert.That(id.ToString(), Is.EqualTo("abcdef00-0000-0000-0000-000000000001.00000002-0000-0000-0000-000000000000"));
        Assert.That(AdapterId.TryParse(id.ToString().ToUpperInvariant(), out var read), Is.True);
        Assert.That(read, Is.EqualTo(id));
        Assert.That((read.Owner, read.Nic), Is.EqualTo((id.Owner, id.Nic)));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("x")]
    [TestCase("abcdef00-0000-0000-0000-000000000001-00000002-0000-0000-0000-000000000000")]
    [TestCase("abcdef00-0000-0000-0000-000000000001.0000000x-0000-0000-0000-000000000000")]
    public void TryParse_OfAnythingElse_SaysNo(string? text) => Assert.That(AdapterId.TryParse(text, out _), Is.False);
}
