using WacMirror.Cim;
using WacMirror.HyperV.Sessions;
using WacMirror.HyperV.Wsman;
using WacMirror.HyperV.Wsman.Transport;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>Envelopes as a node writes them, and a session that reads them from a script.</summary>
internal static class Wire
{
    public const string Ns = "root/virtualization/v2";

    public const string ClassUri = "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/virtualization/v2/";

    public static readonly NodeEndpoint Endpoint =
        new("HV01", new Uri("http://127.0.0.1:5985/wsman"), new NodeCredential.Basic("lab", "secret"));

    public static readonly Guid MessageId = Guid.Parse("2ce8ad2b-8ea5-4fa8-a11c-a4c335fe9aac");

    public static WsmanRequests Requests { get; } =
        new(Endpoint.Address, TimeSpan.FromSeconds(24), () => MessageId);

    public static WsmanSession Session(HttpMessageHandler handler) =>
        new(new WsmanHttp(Endpoint, handler), Requests);

    public static WsmanSession Session(params Func<HttpResponseMessage>[] answers) =>
        Session(new ScriptedHandler(answers));

    public static string Envelope(string body) =>
        $"""
        <s:Envelope xml:lang="ja-JP" xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:n="http://schemas.xmlsoap.org/ws/2004/09/enumeration" xmlns:w="http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:cim="http://schemas.dmtf.org/wbem/wscim/1/common"><s:Header><a:MessageID>uuid:1</a:MessageID></s:Header><s:Body>{body}</s:Body></s:Envelope>
        """;

    public static string Pull(string items, string? context = null) => Envelope(
        $"<n:PullResponse>{Context(context)}<n:Items>{items}</n:Items>{End(context)}</n:PullResponse>");

    public static string Enumerate(string items, string? context = null) => Envelope(
        $"<n:EnumerateResponse>{Context(context)}<w:Items>{items}</w:Items>"
        + $"{(context is null ? "<w:EndOfSequence/>" : string.Empty)}</n:EnumerateResponse>");

    public static string Instance(string className, string properties) =>
        $"<p:{className} xmlns:p=\"{ClassUri}{className}\" xsi:type=\"p:{className}_Type\">{properties}</p:{className}>";

    public static string Fault(string subcode, string detail) => Envelope(
        "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>" + subcode
        + "</s:Value></s:Subcode></s:Code><s:Reason><s:Text xml:lang=\"ja-JP\">アクセスが拒否されました。</s:Text></s:Reason>"
        + $"<s:Detail>{detail}</s:Detail></s:Fault>");

    public static async Task<List<CimObject>> ReadAllAsync(
        ICimSession session, string className = "Msvm_X", CancellationToken cancellationToken = default)
    {
        var rows = new List<CimObject>();
        await foreach (var row in session.QueryAsync(Ns, Wql.Select(className), cancellationToken))
            rows.Add(row);
        return rows;
    }

    private static string Context(string? context) => context is null
        ? string.Empty
        : $"<n:EnumerationContext>{context}</n:EnumerationContext>";

    private static string End(string? context) => context is null ? "<n:EndOfSequence/>" : string.Empty;
}
