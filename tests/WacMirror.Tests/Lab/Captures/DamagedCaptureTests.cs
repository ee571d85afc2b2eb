using WacMirror.Lab.Captures;

namespace WacMirror.Tests.Lab.Captures;

public sealed class DamagedCaptureTests
{
    private static readonly CaptureFileBuilder[] Sound =
    [
        CaptureFiles.Pcap(false, CaptureFiles.Micro),
        CaptureFiles.Pcap(true, CaptureFiles.Nano),
        CaptureFiles.Pcapng(false),
        CaptureFiles.Pcapng(true),
    ];

    [Test]
    public async Task File_CutAnywhere_IsRefusedUnlessTheCutIsBetweenBlocks([Range(0, 3)] int which)
    {
        var (file, ends) = (Sound[which].ToArray(), Sound[which].Ends);
        for (var length = 0; length < file.Length; length++)
        {
            var problem = await ProblemOf(file[..length]);
            if (ends.Contains(length))
                Assert.That(problem, Is.Null, $"{length} bytes end between blocks");
            else
                Assert.That(problem?.Offset, Is.InRange(0, length), $"{length} bytes");
        }
    }

    [Test]
    public async Task File_WithBytesChangedAtRandom_IsReadOrRefused([Range(0, 3)] int which)
    {
        var random = new Random(20260301 + which);
        var sound = Sound[which].ToArray();
        var refused = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var file = sound.ToArray();
            for (var changes = 1 + random.Next(3); changes > 0; changes--)
                file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            if (await ProblemOf(file) is not null)
                refused++;
        }

        Assert.That(refused, Is.InRange(1000, 19_999), "both happen, and nothing else");
    }

    [Test]
    public async Task Garbage_OfAnyLength_IsRefused()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 2000; round++)
        {
            var file = new byte[random.Next(300)];
            random.NextBytes(file);
            Assert.That(await ProblemOf(file), Is.Not.Null);
        }
    }

    [Test]
    public async Task Garbage_BehindASoundBeginning_IsReadOrRefused()
    {
        var random = new Random(20260303);
        for (var round = 0; round < 20_000; round++)
        {
            var file = Sound[round % Sound.Length].ToArray();
            random.NextBytes(file.AsSpan(24 + random.Next(file.Length - 24)));
            await ProblemOf(file);
        }
    }

    [TestCaseSource(nameof(Broken))]
    public async Task BrokenFile_IsRefusedWithTheReasonAndThePlace(byte[] file, string reason, long offset)
    {
        var problem = await ProblemOf(file);

        Assert.That(problem, Is.Not.Null);
        Assert.That(problem!.Message, Does.Contain(reason));
        Assert.That(problem.Offset, Is.EqualTo(offset));
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("empty", Build(_ => { }), "ends here", 0);
        yield return Case("no capture", "<html>"u8.ToArray(), "neither a pcap nor a pcapng", 0);
        yield return Case("pcap version", Build(b => b.PcapHeader(CaptureFiles.Micro, 1, 3)), "version 3", 4);
        yield return Case("pcap link type", Build(b => b.PcapHeader(CaptureFiles.Micro, 113)), "link type 113", 20);
        yield return Case(
            "pcap fraction",
            Build(b => b.PcapHeader(CaptureFiles.Micro).PcapRecord(1, 1_000_000, CaptureFiles.Frame)), "fraction", 24);
        yield return Case(
            "pcap short frame",
            Build(b => b.PcapHeader(CaptureFiles.Micro).PcapRecord(1, 1, new byte[13])), "13 bytes", 24);
        yield return Case(
            "pcap long frame",
            Build(b => b.PcapHeader(CaptureFiles.Micro).PcapRecord(1, 1, new byte[9217])), "9217", 24);
        yield return Case(
            "pcap huge frame",
            Build(b => b.PcapHeader(CaptureFiles.Micro).Raw([.. new byte[8], .. b.U32(uint.MaxValue), .. new byte[4]])),
            "4294967295", 24);
        yield return Case("version", Build(b => b.Section(2)), "version 2", 0);
        yield return Case(
            "byte order", Build(b => b.Block(0x0A0D0D0A, new byte[16])), "does not tell its byte order", 0);
        yield return Case(
            "huge block", Build(b => b.Section().Raw([.. b.U32(99), .. b.U32(16 * 1024 * 1024 + 4)])), "16777220", 28);
        yield return Case(
            "promised block", Build(b => b.Section().Raw([.. b.U32(99), .. b.U32(16 * 1024 * 1024)])), "ends", 36);
        yield return Case("uneven block", Build(b => b.Section().Raw([.. b.U32(99), .. b.U32(13)])), "13 bytes", 28);
        yield return Case(
            "lengths differ",
            Build(b => b.Section().Raw([.. b.U32(99), .. b.U32(16), .. b.U32(0), .. b.U32(20)])), "ends with 20", 28);
        yield return Case(
            "no interface", Build(b => b.Section().Packet(0, 0, CaptureFiles.Frame)), "interface 0", 28);
        yield return Case(
            "no interface for a simple packet", Build(b => b.Section().SimplePacket(60, new byte[60])), "interface 0", 28);
        yield return Case(
            "interface link type",
            Build(b => b.Section().Interface(113).Packet(0, 0, CaptureFiles.Frame)), "link type 113", 48);
        yield return Case(
            "short packet block", Build(b => b.Section().Interface().Block(6, new byte[8])), "cut short", 48);
        yield return Case(
            "frame longer than its block",
            Build(b => b.Section().Interface().Block(6, [.. new byte[12], .. b.U32(60), .. b.U32(60)])), "cut short", 48);
        yield return Case(
            "long untagged frame",
            Build(b => b.Section().Interface().Packet(0, 0, new byte[9218])), "untagged frame of 9218", 48);
        yield return Case(
            "resolution", Build(b => b.Section().Interface(1, 0, b.Option(9, 20))), "10^-20", 28);
        yield return Case(
            "option length", Build(b => b.Section().Interface(1, 0, b.Option(9, 6, 6))), "option 9", 28);
        yield return Case(
            "option past its block",
            Build(b => b.Section().Interface(1, 0, [.. b.U16(2), .. b.U16(40)])), "cut short", 28);
        yield return Case(
            "far time",
            Build(b => b.Section().Interface(1, 0, b.Option(9, 0)).Packet(0, ulong.MaxValue, CaptureFiles.Frame)),
            "2262", 56);
    }

    private static TestCaseData Case(string name, byte[] file, string reason, long offset) =>
        new TestCaseData(file, reason, offset).SetArgDisplayNames(name);

    private static byte[] Build(Action<CaptureFileBuilder> build)
    {
        var builder = new CaptureFileBuilder(false);
        build(builder);
        return builder.ToArray();
    }

    /// <summary>Null when the file can be read; any other exception fails the test.</summary>
    private static async Task<CaptureFormatException?> ProblemOf(byte[] file)
    {
        try
        {
            await CaptureFiles.ReadAsync(file);
            return null;
        }
        catch (CaptureFormatException problem)
        {
            return problem;
        }
    }
}
