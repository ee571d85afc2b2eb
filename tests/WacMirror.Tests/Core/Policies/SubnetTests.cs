using FsCheck;
using FsCheck.Fluent;
using System.Net;
using WacMirror.Core.Policies;

namespace WacMirror.Tests.Core.Policies;

internal sealed class SubnetTests
{
    [TestCase("10.0.0.0/8", "10.0.0.0/8")]
    [TestCase("0.0.0.0/0", "0.0.0.0/0")]
    [TestCase("10.1.2.3/32", "10.1.2.3/32")]
    [TestCase("FD00:0::/8", "fd00::/8")]
    [TestCase("::/0", "::/0")]
    [TestCase("fd00::1/128", "fd00::1/128")]
    public void Network_ThatIsOne_IsReadInItsOneForm(string text, string expected)
    {
        Assert.That(Subnet.TryParse(text, out var subnet), Is.True);
        Assert.That(subnet.Text, Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("10.0.0.0")]
    [TestCase("10.0.0.1/8")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/-1")]
    [TestCase("10.0.0.0/ 8")]
    [TestCase("10.0.0.0/")]
    [TestCase("10/8")]
    [TestCase("010.0.0.0/8")]
    [TestCase("0x0a.0.0.0/8")]
    [TestCase("fd00::/129")]
    [TestCase("fe80::1%3/128")]
    [TestCase("[fd00::]/8")]
    [TestCase("10.0.0.0/8/8")]
    [TestCase("any/0")]
    public void Network_ThatIsNone_IsRefused(string? text) => Assert.That(Subnet.TryParse(text, out _), Is.False);

    [TestCase("10.0.0.0/8", "10.255.255.255", true)]
    [TestCase("10.0.0.0/8", "11.0.0.0", false)]
    [TestCase("10.0.0.0/8", "::ffff:10.0.0.1", true)]
    [TestCase("::/0", "10.0.0.1", false)]
    [TestCase("0.0.0.0/0", "fd00::1", false)]
    [TestCase("fe80::/10", "fe80::1%12", true)]
    [TestCase("10.0.0.0/8", "nonsense", false)]
    [TestCase("10.0.0.0/8", "", false)]
    public void Network_OfAnAddress_ContainsItOrNot(string network, string address, bool contains) =>
        Assert.That(new Subnet(network).Contains(address), Is.EqualTo(contains));

    [Test]
    public void Network_OfAnyAddresses_ContainsWhatTheLibrarySays() => Prop.ForAll(
        ArbMap.Default.ArbFor<uint>(), ArbMap.Default.ArbFor<uint>(), Gen.Choose(0, 32).ToArbitrary(),
        (first, second, prefix) =>
        {
            var kept = prefix == 0 ? 0 : uint.MaxValue << (32 - prefix);
            var network = $"{Address(first & kept)}/{prefix}";
            // Near the network, or nothing would ever be inside.
            var address = Address(prefix > 0 && second % 2 == 0 ? (first & kept) | (second & ~kept) : second);
            return new Subnet(network).Contains(address.ToString()) == IPNetwork.Parse(network).Contains(address);
        }).QuickCheckThrowOnFailure();

    private static IPAddress Address(uint value) =>
        new([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
}
