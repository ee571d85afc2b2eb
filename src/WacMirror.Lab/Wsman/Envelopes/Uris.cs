namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>The XML namespaces and well-known addresses of WS-Management (DSP0226) and WinRM.</summary>
internal static class Uris
{
    public const string Soap = "http://www.w3.org/2003/05/soap-envelope";
    public const string Addressing = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
    public const string Anonymous = Addressing + "/role/anonymous";
    public const string Enumeration = "http://schemas.xmlsoap.org/ws/2004/09/enumeration";
    public const string Eventing = "http://schemas.xmlsoap.org/ws/2004/08/eventing";
    public const string Transfer = "http://schemas.xmlsoap.org/ws/2004/09/transfer";
    public const string Wsman = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd";
    public const string WinRm = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd";
    public const string WinRmFault = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault";
    public const string Identity = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd";
    public const string CimCommon = "http://schemas.dmtf.org/wbem/wscim/1/common";
    public const string CimBinding = "http://schemas.dmtf.org/wbem/wsman/1/cimbinding.xsd";
    public const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    public const string PullDelivery = "http://schemas.dmtf.org/wbem/wsman/1/wsman/Pull";
    public const string DroppedEvents = "http://schemas.dmtf.org/wbem/wsman/1/wsman/DroppedEvents";
    public const string CimXmlSchema = "http://schemas.dmtf.org/wbem/cim-xml/2/cim-schema/2/";
    public const string AssociationDialect =
        "http://schemas.dmtf.org/wbem/wsman/1/cimbinding/associationFilter";
    public const string WqlDialect = "http://schemas.microsoft.com/wbem/wsman/1/WQL";
    public const string Wmi = "http://schemas.microsoft.com/wbem/wsman/1/wmi/";
    public const string CimSchema = "http://schemas.dmtf.org/wbem/wscim/1/cim-schema/2/";
}
