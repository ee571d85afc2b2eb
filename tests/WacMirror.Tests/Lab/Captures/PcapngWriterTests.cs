using WacMirror.Lab.Captures;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Captures;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PcapngWriterTests
{
    private readonly MemoryStream output = new();

    [Test]
    public async Task WrittenFrames_ReadBack_AreTheSame()
    {
        var writer = new PcapngWriter(output);
        var (first, second) = (writer.AddInterface("SQL01 / Büro"), writer.AddInterface("WEB01"));
        writer.WriteFrame(first, 1_772_366_400_123_456_789, FrameDirection.Received, 0, CaptureFiles.Frame);
        writer.WriteFrame(second, 1_772_366_400_123_456_790, FrameDirection.Sent, 0x600A, CaptureFiles.Frame);
        writer.WriteStatistics(first, 1, 2, 3, 4);
        await writer.FlushAsync(CancellationToken.None);

        var frames = await CaptureFiles.ReadAsync(output.ToArray());

        Assert.That(frames.Select(frame => frame.InterfaceName), Is.EqualTo(new[] { "SQL01 / Büro", "WEB01" }));
        Assert.That(
            frames.Select(frame => frame.Nanoseconds),
            Is.EqualTo(new long?[] { 1_772_366_400_123_456_789, 1_772_366_400_123_456_790 }));
        Assert.That(
            frames.Select(frame => frame.Direction),
            Is.EqualTo(new FrameDirection?[] { FrameDirection.Received, FrameDirection.Sent }));
        Assert.That(frames.Select(frame => frame.Tci), Is.EqualTo(new ushort[] { 0, 0x600A }));
        Assert.That(frames.Select(frame => frame.Bytes.ToArray()), Is.All.EqualTo(CaptureFiles.Frame));
    }

    [Test]
    public async Task Frame_OfEveryLengthWithAndWithoutTag_ReadsBack()
    {
        var random = new Random(5);
        var writer = new PcapngWriter(output);
        writer.AddInterface("all");
        var written = new List<byte[]>();
        for (var length = 14; length <= FramePool.MaxFrameLength; length += 97)
        {
            var frame = new byte[length];
            random.NextBytes(frame);
            // What looks like a tag of its own would be read as one.
            frame[12] = 0x08;
            written.Add(frame);
            writer.WriteFrame(0, length, FrameDirection.Sent, (ushort)(length % 2), frame);
            await writer.FlushAsync(CancellationToken.None);
        }

        var read = await CaptureFiles.ReadAsync(output.ToArray());

        Assert.That(read.Select(frame => frame.Bytes.ToArray()), Is.EqualTo(written));
        Assert.That(read.Select(frame => (int)frame.Tci), Is.EqualTo(written.Select(frame => frame.Length % 2)));
    }

    [TestCase(0)]
    [TestCase(PcapngWriter.MaxNameLength + 1)]
    public void InterfaceName_OfAnImpossibleLength_IsRefused(int length) =>
        Assert.That(() => new PcapngWriter(output).AddInterface(new string('n', length)), Throws.ArgumentException);

    [Test]
    public void Frame_OfAnInterfaceNobodyAdded_IsRefused() =>
        Assert.That(
            () => new PcapngWriter(output).WriteFrame(0, 0, FrameDirection.Sent, 0, CaptureFiles.Frame),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
}
