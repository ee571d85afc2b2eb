using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace WacMirror.Lab.Captures.Writing;

/// <summary>Lays out one pcapng block, little-endian, in a span that is long enough.</summary>
internal ref struct BlockBuilder
{
    private const int LengthAt = 4;

    private readonly Span<byte> block;
    private int at;

    public BlockBuilder(Span<byte> block, uint type)
    {
        this.block = block;
        U32(type);
        // The length, which only the end tells.
        U32(0);
    }

    public void U16(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(block[at..], value);
        at += sizeof(ushort);
    }

    public void U32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(block[at..], value);
        at += sizeof(uint);
    }

    public void U64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(block[at..], value);
        at += sizeof(ulong);
    }

    /// <summary>A time as pcapng has it: the upper half first, whatever the byte order.</summary>
    public void Time(long nanoseconds)
    {
        U32((uint)(nanoseconds >> 32));
        U32((uint)nanoseconds);
    }

    public void Bytes(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(block[at..]);
        at += bytes.Length;
    }

    public void Pad()
    {
        var end = Pcapng.Pad(at);
        block[at..end].Clear();
        at = end;
    }

    public void Option(ushort code, scoped ReadOnlySpan<byte> value)
    {
        U16(code);
        U16((ushort)value.Length);
        Bytes(value);
        Pad();
    }

    public void Option(ushort code, string text) => Option(code, Encoding.UTF8.GetBytes(text));

    public void TimeOption(ushort code, long nanoseconds)
    {
        U16(code);
        U16(sizeof(long));
        Time(nanoseconds);
    }

    public void NumberOption(ushort code, long number)
    {
        U16(code);
        U16(sizeof(long));
        U64((ulong)number);
    }

    public void EndOptions() => U32(Pcapng.EndOfOptions);

    public void CommitTo(ArrayBufferWriter<byte> buffer)
    {
        var length = (uint)at + sizeof(uint);
        U32(length);
        BinaryPrimitives.WriteUInt32LittleEndian(block[LengthAt..], length);
        buffer.Advance(at);
    }
}
