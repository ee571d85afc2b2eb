using System.Text;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Tests.Lab.Wsman;

public sealed class AnswerBufferTests
{
    [Test]
    public void Cut_InTheMiddle_ClosesTheGap()
    {
        using var buffer = new AnswerBuffer();
        buffer.Write("one two three"u8);
        buffer.Cut(3, 7);
        buffer.Write("!"u8);
        Assert.That(Encoding.UTF8.GetString(buffer.Written.Span), Is.EqualTo("one three!"));
    }

    [Test]
    public void Write_BeyondTheFirstRent_KeepsEverything()
    {
        using var buffer = new AnswerBuffer();
        var expected = new byte[300_000];
        new Random(1).NextBytes(expected);
        foreach (var part in expected.Chunk(7_001))
            buffer.Write(part);
        Assert.That(buffer.Written.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Cut_OutsideOfWhatIsWritten_IsRefused()
    {
        using var buffer = new AnswerBuffer();
        buffer.Write("abc"u8);
        Assert.That(() => buffer.Cut(1, 4), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
