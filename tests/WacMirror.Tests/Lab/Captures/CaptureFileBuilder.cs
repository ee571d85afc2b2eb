namespace WacMirror.Tests.Lab.Captures;

/// <summary>Writes capture files of either format and byte order, on purpose not with the product's
/// writer.</summary>
internal sealed class CaptureFileBuilder(bool isBigEndian)
{
    private readonly MemoryStream file = new();

    /// <summary>Where a file may end without being cut short.</summary>
    public List<int> Ends { get; } = [];

    public byte[] ToArray() => file.ToArray();

    public CaptureFileBuilder PcapHeader(uint magic, uint linkType = 1, ushort version = 2)
    {
        file.Write([.. U32(magic), .. U16(version), .. U16(4), .. U32(0), .. U32(0), .. U32(65535), .. U32(linkType)]);
        return Mark();
    }

    public CaptureFileBuilder PcapRecord(uint seconds, uint fraction, byte[] frame)
    {
        var length = (uint)frame.Length;
        file.Write([.. U32(seconds), .. U32(fraction), .. U32(length), .. U32(length), .. frame]);
        return Mark();
    }

    public CaptureFileBuilder Section(ushort version = 1) =>
        Block(0x0A0D0D0A, [.. U32(0x1A2B3C4D), .. U16(version), .. U16(0), .. Enumerable.Repeat((byte)0xFF, 8)]);

    public CaptureFileBuilder Interface(ushort linkType = 1, uint snapLength = 0, params byte[][] options) =>
        Block(1, [.. U16(linkType), .. U16(0), .. U32(snapLength), .. options.SelectMany(option => option)]);

    public CaptureFileBuilder Packet(uint @interface, ulong time, byte[] frame, params byte[][] options)
    {
        var length = (uint)frame.Length;
        return Block(6,
        [
            .. U32(@interface), .. U32((uint)(time >> 32)), .. U32((uint)time), .. U32(length), .. U32(length),
            .. Padded(frame), .. options.SelectMany(option => option),
        ]);
    }

    public CaptureFileBuilder SimplePacket(uint originalLength, byte[] kept) =>
        Block(3, [.. U32(originalLength), .. Padded(kept)]);

    public CaptureFileBuilder Block(uint type, byte[] body)
    {
        var length = U32((uint)body.Length + 12);
        file.Write([.. U32(type), .. length, .. body, .. length]);
        return Mark();
    }

    public CaptureFileBuilder Raw(byte[] bytes)
    {
        file.Write(bytes);
        return this;
    }

    public byte[] Option(ushort code, params byte[] value) =>
        [.. U16(code), .. U16((ushort)value.Length), .. Padded(value)];

    public byte[] U16(ushort value) => Ordered(BitConverter.GetBytes(value));

    public byte[] U32(uint value) => Ordered(BitConverter.GetBytes(value));

    public byte[] U64(ulong value) => Ordered(BitConverter.GetBytes(value));

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[-bytes.Length & 3]];

    private byte[] Ordered(byte[] bytes)
    {
        if (isBigEndian == BitConverter.IsLittleEndian)
            Array.Reverse(bytes);
        return bytes;
    }

    private CaptureFileBuilder Mark()
    {
        Ends.Add((int)file.Length);
        return this;
    }
}
