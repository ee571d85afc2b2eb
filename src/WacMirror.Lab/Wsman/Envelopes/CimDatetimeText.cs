using System.Globalization;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>
/// A CIM datetime as WS-Man answers carry it: ISO 8601, a point in time in UTC or a duration with days. Takes
/// DSP0004's 25 characters (<c>yyyymmddHHMMSS.mmmmmm+UUU</c>, <c>ddddddddHHMMSS.mmmmmm:000</c>) and leaves ISO 8601
/// as it is.
/// </summary>
internal readonly record struct CimDatetimeText(bool IsInterval, string Text)
{
    private const int CimLength = 25;
    private const int SignAt = 21;
    private const string CimPoint = "yyyyMMddHHmmss.ffffff";
    private const string IsoPoint = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    public static CimDatetimeText Of(string text)
    {
        if (text.Length == CimLength && text[14] == '.')
        {
            if (text[SignAt] == ':')
                return new CimDatetimeText(true, Duration(text));
            if (TryPoint(text, out var point))
                return new CimDatetimeText(false, point.UtcDateTime.ToString(IsoPoint, CultureInfo.InvariantCulture));
        }
        return new CimDatetimeText(text.StartsWith('P'), text);
    }

    /// <summary>The point in time of either form, for comparing.</summary>
    public static bool TryPoint(string text, out DateTimeOffset point)
    {
        if (text.Length == CimLength && text[14] == '.' && text[SignAt] is '+' or '-')
            return TryCimPoint(text, out point);
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out point);
    }

    private static bool TryCimPoint(string text, out DateTimeOffset point)
    {
        point = default;
        var invariant = CultureInfo.InvariantCulture;
        if (!DateTime.TryParseExact(text.AsSpan(0, SignAt), CimPoint, invariant, DateTimeStyles.None, out var local)
            || !int.TryParse(text.AsSpan(SignAt + 1), NumberStyles.None, invariant, out var minutes))
            return false;
        var utc = local - TimeSpan.FromMinutes(text[SignAt] == '-' ? -minutes : minutes);
        point = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static string Duration(string text)
    {
        var days = text.AsSpan(0, 8).TrimStart('0');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"P{(days.IsEmpty ? "0" : days)}DT{Number(text, 8)}H{Number(text, 10)}M{Number(text, 12)}S");
    }

    private static int Number(string text, int at) =>
        int.TryParse(text.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
