namespace WacMirror.Tests.Lab.Wsman.Eventing;

/// <summary>WS-Eventing requests in pull mode.</summary>
internal static class EventRequests
{
    public const string Eventing = "http://schemas.xmlsoap.org/ws/2004/08/eventing";
    public const string PullMode = "http://schemas.dmtf.org/wbem/wsman/1/wsman/Pull";

    public static string Subscribe(string wql, string delivery = "", string more = "", string mode = PullMode) =>
        SubscribeTo(Requests.Wmi + "*", Requests.Filter(wql) + more, delivery, mode);

    public static string SubscribeTo(string resource, string body, string delivery, string mode) => Requests.Envelope(
        Eventing + "/Subscribe",
        resource,
        $"""<e:Subscribe xmlns:e="{Eventing}"><e:Delivery Mode="{mode}">{delivery}</e:Delivery>{body}</e:Subscribe>""");

    public static string Unsubscribe(string id) => Requests.Envelope(
        Eventing + "/Unsubscribe", Requests.Wmi + "*", $"""<e:Unsubscribe xmlns:e="{Eventing}"/>""", Identifier(id));

    public static string Renew(string id, string expires) => Requests.Envelope(
        Eventing + "/Renew",
        Requests.Wmi + "*",
        $"""<e:Renew xmlns:e="{Eventing}"><e:Expires>{expires}</e:Expires></e:Renew>""",
        Identifier(id));

    public static string Pull(string context, int seconds = 60, int maxElements = 100) => Requests.Envelope(
        Requests.Enumeration + "Pull",
        Requests.Wmi + "*",
        $"<n:Pull><n:EnumerationContext>{context}</n:EnumerationContext><n:MaxElements>{maxElements}</n:MaxElements></n:Pull>",
        $"<w:OperationTimeout>PT{seconds}S</w:OperationTimeout>");

    private static string Identifier(string id) => $"""<e:Identifier xmlns:e="{Eventing}">{id}</e:Identifier>""";
}
