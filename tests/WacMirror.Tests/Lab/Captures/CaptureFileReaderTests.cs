using WacMirror.Lab.Captures;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Captures;

public sealed class CaptureFileReaderTests
{
    private const long Second = 1_000_000_000;
    private const long Start = CaptureFiles.Seconds * Second;

    [Test]
    public async Task Pcap_InEitherOrderAndResolution_IsRead(
        [Values] bool isBigEndian, [Values(CaptureFiles.Micro, CaptureFiles.Nano)] uint magic)
    {
        var unit = magic == CaptureFiles.Nano ? 1 : 1000;

        var frames = await CaptureFiles.ReadAsync(CaptureFiles.Pcap(isBigEndian, magic).ToArray());

        Assert.That(
            frames.Select(frame => frame.Nanoseconds),
            Is.EqualTo(new long?[] { Start + (123_456 * unit), Start + Second + (7 * unit) }));
        Assert.That(frames.Select(frame => frame.Bytes.ToArray()), Is.All.EqualTo(CaptureFiles.Frame));
        Assert.That(frames.Select(frame => frame.Tci), Is.EqualTo(new ushort[] { 0, 0x600A }));
    }

    [Test]
    public async Task Pcapng_InEitherOrder_IsRead([Values] bool isBigEndian)
    {
        var frames = await CaptureFiles.ReadAsync(CaptureFiles.Pcapng(isBigEndian).ToArray());

        Assert.That(frames.Select(frame => frame.InterfaceName), Is.EqualTo(new[] { "Büro", null, "Büro" }));
        Assert.That(
            frames.Select(frame => frame.Nanoseconds), Is.EqualTo(new long?[] { Start + 123_456_789, Start, null }));
        Assert.That(
            frames.Select(frame => frame.Direction),
            Is.EqualTo(new FrameDirection?[] { FrameDirection.Received, FrameDirection.Sent, null }));
        Assert.That(frames.Select(frame => frame.Bytes.ToArray()), Is.All.EqualTo(CaptureFiles.Frame));
        Assert.That(frames.Select(frame => frame.Tci), Is.EqualTo(new ushort[] { 0, 0x600A, 0 }));
    }

    [Test]
    public async Task Pcapng_WhoseNextSectionHasTheOtherOrder_IsRead()
    {
        byte[] file = [.. CaptureFiles.Pcapng(false).ToArray(), .. CaptureFiles.Pcapng(true).ToArray()];

        Assert.That(await CaptureFiles.ReadAsync(file), Has.Count.EqualTo(6));
    }

    [TestCase((byte)0, 5UL, 5_000_000_000)]
    [TestCase((byte)3, 5UL, 5_000_000)]
    [TestCase((byte)12, 5000UL, 5)]
    [TestCase((byte)19, 18_000_000_000_000_000_000UL, 1_800_000_000)]
    [TestCase((byte)0x8A, 1024UL, 1_000_000_000)]
    [TestCase((byte)(0x80 | 63), 1UL << 62, 500_000_000)]
    public async Task Time_InAnyResolution_IsReadAsNanoseconds(byte resolution, ulong units, long nanoseconds)
    {
        var file = new CaptureFileBuilder(false);
        file.Section().Interface(1, 0, file.Option(9, resolution)).Packet(0, units, CaptureFiles.Frame);

        Assert.That((await CaptureFiles.ReadAsync(file.ToArray())).Single().Nanoseconds, Is.EqualTo(nanoseconds));
    }

    [Test]
    public async Task Time_OfAnInterfaceWithOffset_CountsFromThere()
    {
        var file = new CaptureFileBuilder(true);
        file.Section().Interface(1, 0, file.Option(14, file.U64(CaptureFiles.Seconds))).Packet(0, 1, CaptureFiles.Frame);

        Assert.That((await CaptureFiles.ReadAsync(file.ToArray())).Single().Nanoseconds, Is.EqualTo(Start + 1000));
    }

    [Test]
    public async Task SimplePacket_OfAShortSnapLength_IsReadAsFarAsItWasKept()
    {
        var file = new CaptureFileBuilder(false).Section().Interface(1, 32)
            .SimplePacket(1500, CaptureFiles.Frame[..32]);

        Assert.That((await CaptureFiles.ReadAsync(file.ToArray())).Single().Bytes.Length, Is.EqualTo(32));
    }

    [Test]
    public void File_WithMoreThanAllowed_IsRefused()
    {
        using var stream = new MemoryStream(CaptureFiles.Pcapng(false).ToArray());

        Assert.That(
            () => CaptureFileReader.ReadAllAsync(stream, 100, CancellationToken.None),
            Throws.InstanceOf<CaptureFormatException>().With.Message.Contains("100"));
    }

    [Test]
    public async Task File_ArrivingByteByByte_IsReadAllTheSame()
    {
        await using var stream = new TrickleStream(CaptureFiles.Pcapng(true).ToArray());

        Assert.That(
            await CaptureFileReader.ReadAllAsync(stream, long.MaxValue, CancellationToken.None), Has.Count.EqualTo(3));
    }
}
