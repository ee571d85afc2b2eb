using System.Text;

namespace WacMirror.Lab.Captures.Reading;

/// <summary>An interface of a pcapng section and how its times are meant.</summary>
internal sealed record PcapngInterface(string? Name, ushort LinkType, uint SnapLength, TimeScale Scale)
{
    private const int SnapLengthAt = 4;
    private const int OptionsAt = 8;

    public static PcapngInterface Parse(in PcapngBlock block)
    {
        var name = block.FindOption(OptionsAt, Pcapng.InterfaceName);
        return new(
            name.IsEmpty ? null : Encoding.UTF8.GetString(name),
            block.U16(0),
            block.U32(SnapLengthAt),
            TimeScale.Parse(block, OptionsAt));
    }
}
