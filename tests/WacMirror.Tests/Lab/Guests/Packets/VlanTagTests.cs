using WacMirror.Lab.Guests.Packets;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Guests.Packets;

public sealed class VlanTagTests
{
    [Test]
    public void Tag_InsertedAndRemoved_GivesTheSameFrame()
    {
        var pool = new FramePool();
        var plain = Enumerable.Range(1, 60).Select(i => (byte)i).ToArray();
        var wire = pool.Rent(plain.Length + VlanTag.Length);

        var length = VlanTag.Insert(plain, 0x600A, wire.Bytes);
        Assert.That(length, Is.EqualTo(64));
        Assert.That(wire.Bytes[12..16].ToArray(), Is.EqualTo(new byte[] { 0x81, 0x00, 0x60, 0x0A }));
        var tci = VlanTag.Remove(wire);

        Assert.That(tci, Is.EqualTo(0x600A));
        Assert.That(wire.Bytes.ToArray(), Is.EqualTo(plain));
    }

    [TestCase(60)]
    [TestCase(16)]
    public void Frame_WithoutARoomyTag_StaysAsItIs(int length)
    {
        var frame = new FramePool().Rent(length);
        frame.Bytes.Clear();
        // A tag needs a type behind it: a frame that ends with the tag has none.
        if (length < Frame.HeaderLength + VlanTag.Length)
            frame.Bytes[VlanTag.Offset] = 0x81;

        Assert.That(VlanTag.Remove(frame), Is.Zero);
        Assert.That(frame.Length, Is.EqualTo(length));
    }
}
