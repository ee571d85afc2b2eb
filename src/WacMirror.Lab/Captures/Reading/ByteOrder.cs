using System.Buffers.Binary;

namespace WacMirror.Lab.Captures.Reading;

/// <summary>Reads numbers in the order of the computer that wrote the file.</summary>
internal readonly record struct ByteOrder(bool IsBig)
{
    public ushort U16(ReadOnlySpan<byte> source) =>
        IsBig ? BinaryPrimitives.ReadUInt16BigEndian(source) : BinaryPrimitives.ReadUInt16LittleEndian(source);

    public uint U32(ReadOnlySpan<byte> source) =>
        IsBig ? BinaryPrimitives.ReadUInt32BigEndian(source) : BinaryPrimitives.ReadUInt32LittleEndian(source);

    public ulong U64(ReadOnlySpan<byte> source) =>
        IsBig ? BinaryPrimitives.ReadUInt64BigEndian(source) : BinaryPrimitives.ReadUInt64LittleEndian(source);
}
