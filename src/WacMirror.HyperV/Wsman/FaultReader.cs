using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.HyperV.Wsman;

/// <summary>Reads a SOAP fault: the subcode, the reason, and every code that its detail carries in any of the shapes
/// that Windows gives it.</summary>
internal sealed class FaultReader
{
    private const string HResultPrefix = "HRESULT ";

    private readonly ImmutableArray<uint>.Builder codes = ImmutableArray.CreateBuilder<uint>();
    private string subcode = string.Empty;
    private string reason = string.Empty;
    private uint? cimStatus;

    private FaultReader()
    {
    }

    public static async Task<WsmanFault> ReadAsync(XmlCursor cursor)
    {
        var reader = new FaultReader();
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                if (cursor.Is(WsmanNames.Soap, "Code"))
                    await reader.ReadCodeAsync(cursor);
                else if (cursor.Is(WsmanNames.Soap, "Reason"))
                    await reader.ReadReasonAsync(cursor);
                else if (cursor.Is(WsmanNames.Soap, "Detail"))
                    await reader.ReadDetailAsync(cursor);
                else
                    await cursor.SkipAsync();
        await cursor.FinishAsync();
        return new WsmanFault(reader.subcode, reader.codes.ToImmutable(), reader.cimStatus, reader.reason);
    }

    private async Task ReadCodeAsync(XmlCursor cursor)
    {
        if (!await cursor.EnterAsync())
            return;
        while (await cursor.NextChildAsync())
            if (cursor.Is(WsmanNames.Soap, "Subcode"))
                subcode = await ReadValueAsync(cursor);
            else
                await cursor.SkipAsync();
    }

    private static async Task<string> ReadValueAsync(XmlCursor cursor)
    {
        var value = string.Empty;
        if (await cursor.EnterAsync())
            while (await cursor.NextChildAsync())
                if (cursor.Is(WsmanNames.Soap, "Value"))
                    value = (await cursor.TextAsync()).Trim();
                else
                    await cursor.SkipAsync();
        return value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private async Task ReadReasonAsync(XmlCursor cursor)
    {
        if (!await cursor.EnterAsync())
            return;
        while (await cursor.NextChildAsync())
            reason = (await cursor.TextAsync()).Trim();
    }

    private async Task ReadDetailAsync(XmlCursor cursor)
    {
        var name = cursor.Name;
        AddCode(cursor.Attribute("Code"));
        var text = new System.Text.StringBuilder();
        if (!await cursor.EnterAsync())
            return;
        while (await cursor.NextChildAsync(text))
            await ReadDetailAsync(cursor);
        switch (name)
        {
            case "CIMStatusCode":
                cimStatus = Number(text.ToString().Trim());
                break;
            case "error_Code" or "HRESULT" or "StatusCode" or "MessageID":
                AddCode(text.ToString().Trim());
                break;
        }
    }

    private void AddCode(string? text)
    {
        if (Number(text) is { } code and not 0)
            codes.Add(code);
    }

    /// <summary>Decimal, negative decimal, <c>0x…</c>, or <c>HRESULT 0x…</c>; null for anything else.</summary>
    internal static uint? Number(string? text)
    {
        if (text is null)
            return null;
        if (text.StartsWith(HResultPrefix, StringComparison.OrdinalIgnoreCase))
            text = text[HResultPrefix.Length..];
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex)
                ? hex
                : null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number is >= int.MinValue and <= uint.MaxValue
            ? unchecked((uint)number)
            : null;
    }
}
