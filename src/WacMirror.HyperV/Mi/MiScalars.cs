using System.Globalization;
using System.Xml;
using WacMirror.Cim;

namespace WacMirror.HyperV.Mi;

/// <summary>Scalars as the library has them, .NET values with types, and as the wire and the rest of the product have
/// them, text without.</summary>
internal static class MiScalars
{
    /// <summary>As WS-Man writes it: an instant in UTC or an interval in the form of ISO 8601, at most six decimals,
    /// because a CIM datetime has microseconds.</summary>
    public static string Write(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        DateTime instant => instant.ToUniversalTime().ToString(
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        TimeSpan interval => string.Create(
            CultureInfo.InvariantCulture, $"P{interval.Days}DT{interval.Hours}H{interval.Minutes}M{interval:s\\.FFFFFF}")
            .TrimEnd('.') + "S",
        float number => XmlConvert.ToString(number),
        double number => XmlConvert.ToString(number),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>The value that the library wants for a parameter of the type.</summary>
    /// <exception cref="CimFormatException">The text is no such value.</exception>
    public static object Read(CimType type, string text)
    {
        try
        {
            return type switch
            {
                CimType.Boolean => XmlConvert.ToBoolean(text.ToLowerInvariant()),
                CimType.UInt8 => XmlConvert.ToByte(text),
                CimType.SInt8 => XmlConvert.ToSByte(text),
                CimType.UInt16 => XmlConvert.ToUInt16(text),
                CimType.SInt16 => XmlConvert.ToInt16(text),
                CimType.UInt32 => XmlConvert.ToUInt32(text),
                CimType.SInt32 => XmlConvert.ToInt32(text),
                CimType.UInt64 => XmlConvert.ToUInt64(text),
                CimType.SInt64 => XmlConvert.ToInt64(text),
                CimType.Real32 => XmlConvert.ToSingle(text),
                CimType.Real64 => XmlConvert.ToDouble(text),
                CimType.Char16 => XmlConvert.ToChar(text),
                CimType.DateTime when text.StartsWith('P') => XmlConvert.ToTimeSpan(text),
                CimType.DateTime => XmlConvert.ToDateTime(text, XmlDateTimeSerializationMode.Utc),
                _ => text,
            };
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new CimFormatException($"'{text}' is no {type}.", error);
        }
    }

    /// <summary>The .NET type of such a value.</summary>
    public static Type ClrType(CimType type) => type switch
    {
        CimType.Boolean => typeof(bool),
        CimType.UInt8 => typeof(byte),
        CimType.SInt8 => typeof(sbyte),
        CimType.UInt16 => typeof(ushort),
        CimType.SInt16 => typeof(short),
        CimType.UInt32 => typeof(uint),
        CimType.SInt32 => typeof(int),
        CimType.UInt64 => typeof(ulong),
        CimType.SInt64 => typeof(long),
        CimType.Real32 => typeof(float),
        CimType.Real64 => typeof(double),
        CimType.Char16 => typeof(char),
        // One array holds instants and intervals alike.
        CimType.DateTime => typeof(object),
        _ => typeof(string),
    };
}
