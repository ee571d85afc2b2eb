using System.Globalization;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>CIM types by name, and which text each takes.</summary>
internal static class CimTypes
{
    public static CimType Parse(string name) => Enum.Parse<CimType>(name, ignoreCase: true);

    /// <summary>Whether the text is a value of the type. Types that are not checked take any text.</summary>
    public static bool Fits(CimType type, string? text) => type switch
    {
        CimType.Boolean => bool.TryParse(text, out _),
        CimType.UInt8 => IsUpTo(text, byte.MaxValue),
        CimType.UInt16 => IsUpTo(text, ushort.MaxValue),
        CimType.UInt32 => IsUpTo(text, uint.MaxValue),
        CimType.UInt64 => IsUpTo(text, ulong.MaxValue),
        _ => text is not null,
    };

    private static bool IsUpTo(string? text, ulong most) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most;
}
