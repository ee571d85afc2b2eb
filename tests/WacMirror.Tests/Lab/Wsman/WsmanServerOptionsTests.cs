namespace WacMirror.Tests.Lab.Wsman;

public sealed class WsmanServerOptionsTests
{
    [Test]
    public void Options_AsText_KeepThePassword() =>
        Assert.That(Bench.Options().ToString(), Does.Contain(Bench.UserName).And.Not.Contain(Bench.Password));
}
