namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>The action URIs that are the same for every class; a method's is its class URI and its name.</summary>
internal static class Actions
{
    public const string Enumerate = Uris.Enumeration + "/Enumerate";
    public const string Pull = Uris.Enumeration + "/Pull";
    public const string Release = Uris.Enumeration + "/Release";
    public const string Get = Uris.Transfer + "/Get";
    public const string Subscribe = Uris.Eventing + "/Subscribe";
    public const string Renew = Uris.Eventing + "/Renew";
    public const string Unsubscribe = Uris.Eventing + "/Unsubscribe";
    public const string Fault = "http://schemas.dmtf.org/wbem/wsman/1/wsman/fault";
    public const string AddressingFault = Uris.Addressing + "/fault";
}
