namespace WacMirror.HyperV.Wsman;

/// <summary>The URIs of WS-Management (DSP0226, DSP0227) and of Windows' own schema.</summary>
internal static class WsmanNames
{
    public const string Soap = "http://www.w3.org/2003/05/soap-envelope";

    public const string Addressing = "http://schemas.xmlsoap.org/ws/2004/08/addressing";

    public const string Anonymous = Addressing + "/role/anonymous";

    public const string Enumeration = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";

    public const string Eventing = "http://schemas.xmlsoap.org/ws/2004/08/eventing";

    /// <summary>The delivery mode in which the client asks for events (DSP0226, 10.2.9.5).</summary>
    public const string PullDelivery = "http://schemas.dmtf.org/wbem/wsman/1/wsman/Pull";

    public const string TransferGet = "http://schemas.xmlsoap.org/ws/2004/09/transfer/Get";

    public const string Wsman = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";

    public const string Identity = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";

    public const string WindowsWsman = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd";

    public const string WqlDialect = "http://schemas.microsoft.com/wbem/wsman/1/WQL";

    /// <summary>The elements Datetime and Interval.</summary>
    public const string CimCommon = "http://schemas.dmtf.org/wbem/wscim/1/common";

    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
}
