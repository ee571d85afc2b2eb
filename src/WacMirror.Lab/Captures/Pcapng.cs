namespace WacMirror.Lab.Captures;

/// <summary>Numbers of the pcapng format (draft-ietf-opsawg-pcapng).</summary>
internal static class Pcapng
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint SimplePacket = 3;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;

    public const uint ByteOrderMagic = 0x1A2B3C4D;
    public const ushort MajorVersion = 1;
    public const ushort Ethernet = 1;

    /// <summary>Type and length before a block's body and the length again behind it.</summary>
    public const int BlockOverhead = 12;

    public const ushort EndOfOptions = 0;
    public const ushort SectionApplication = 4;
    public const ushort InterfaceName = 2;
    public const ushort InterfaceResolution = 9;
    public const ushort InterfaceOffset = 14;
    public const ushort PacketFlags = 2;
    public const ushort StatisticsStart = 2;
    public const ushort StatisticsEnd = 3;
    public const ushort StatisticsReceived = 4;
    public const ushort StatisticsDropped = 5;

    public const uint DirectionMask = 3;
    public const uint Inbound = 1;
    public const uint Outbound = 2;

    /// <summary>Everything in a block begins at a multiple of four bytes.</summary>
    public static int Pad(int length) => (length + 3) & ~3;
}
