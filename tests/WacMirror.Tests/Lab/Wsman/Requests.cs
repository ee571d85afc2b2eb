namespace WacMirror.Tests.Lab.Wsman;

/// <summary>Requests as a Windows client would write them.</summary>
internal static class Requests
{
    public const string Wmi = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/";
    public const string Dmtf = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";
    public const string Enumeration = "http://schemas.xmlsoap.org/ws/2004/09/enumeration/";
    public const string Get = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";
    public const string MessageId = "uuid:2CE8AD2B-8EA5-4FA8-A11C-A4C335FE9AAC";

    public const string Identify =
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"
          xmlns:i="http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd">
        <s:Header/><s:Body><i:Identify/></s:Body></s:Envelope>
        """;

    public static string Envelope(string action, string resource, string body, string header = "", int size = 512_000) =>
        $"""
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:p="http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd">
        <s:Header><a:To>http://node1:5985/wsman</a:To><w:ResourceURI s:mustUnderstand="true">{resource}</w:ResourceURI>
        <a:ReplyTo><a:Address s:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>
        <a:Action s:mustUnderstand="true">{action}</a:Action>
        <w:MaxEnvelopeSize s:mustUnderstand="true">{size}</w:MaxEnvelopeSize><a:MessageID>{MessageId}</a:MessageID>
        <w:Locale xml:lang="en-US" s:mustUnderstand="false"/><p:DataLocale xml:lang="en-US" s:mustUnderstand="false"/>
        {header}</s:Header><s:Body>{body}</s:Body></s:Envelope>
        """;

    public static string Enumerate(string resource, string body = "", string header = "", int size = 512_000) =>
        Envelope(Enumeration + "Enumerate", resource, $"<n:Enumerate>{body}</n:Enumerate>", header, size);

    /// <summary>An optimized query under the Microsoft form.</summary>
    public static string Query(string wql, string more = "<w:MaxElements>32000</w:MaxElements>") =>
        Enumerate(Wmi + "*", "<w:OptimizeEnumeration/>" + more + Filter(wql));

    public static string Filter(string wql) =>
        $"""<w:Filter Dialect="http://schemas.microsoft.com/wbem/wsman/1/WQL">{Escape(wql)}</w:Filter>""";

    public static string Pull(string context, int? maxElements = null, int size = 512_000) => Envelope(
        Enumeration + "Pull",
        Wmi + "*",
        $"<n:Pull><n:EnumerationContext>{context}</n:EnumerationContext>"
            + (maxElements is null ? "" : $"<n:MaxElements>{maxElements}</n:MaxElements>") + "</n:Pull>",
        size: size);

    public static string Release(string context) => Envelope(
        Enumeration + "Release",
        Wmi + "*",
        $"<n:Release><n:EnumerationContext>{context}</n:EnumerationContext></n:Release>");

    public static string Invoke(string className, string method, string body, string selectors) =>
        Envelope($"{Wmi}{className}/{method}", Wmi + className, body, selectors);

    public static string Selectors(params (string Name, string Value)[] selectors) =>
        "<w:SelectorSet>"
        + string.Concat(selectors.Select(pair => $"""<w:Selector Name="{pair.Name}">{Escape(pair.Value)}</w:Selector>"""))
        + "</w:SelectorSet>";

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
