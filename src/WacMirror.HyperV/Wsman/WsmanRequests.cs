using System.Globalization;
using System.Text;
using System.Xml;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Builds the envelopes that go to one node. Pure; safe on any thread.</summary>
/// <param name="to">The node's address.</param>
/// <param name="operationTimeout">How long the node may work on one message.</param>
/// <param name="newId">Makes message ids.</param>
public sealed class WsmanRequests(Uri to, TimeSpan operationTimeout, Func<Guid> newId)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    // Declared once at the root instead of at each element.
    private static readonly (string Prefix, string Ns)[] Prefixes =
    [
        ("s", WsmanNames.Soap), ("a", WsmanNames.Addressing), ("n", WsmanNames.Enumeration), ("w", WsmanNames.Wsman),
        ("m", WsmanNames.WindowsWsman),
    ];

    public static WsmanRequest Identify() => Write("Identify", static writer =>
    {
        writer.WriteStartElement("s", "Header", WsmanNames.Soap);
        writer.WriteEndElement();
        writer.WriteStartElement("s", "Body", WsmanNames.Soap);
        writer.WriteStartElement("i", "Identify", WsmanNames.Identity);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }) with { IsRepeatable = true };

    public WsmanRequest Enumerate(string ns, Wql query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Write(QueryOf(query), ResourceUri.AllOf(ns), WsmanNames.Enumeration + "/Enumerate", [], writer =>
        {
            writer.WriteStartElement("n", "Enumerate", WsmanNames.Enumeration);
            writer.WriteStartElement("w", "OptimizeEnumeration", WsmanNames.Wsman);
            writer.WriteEndElement();
            writer.WriteElementString("w", "MaxElements", WsmanNames.Wsman, Number(WsmanLimits.RowsPerPage));
            if (query.WantsPaths)
                writer.WriteElementString("w", "EnumerationMode", WsmanNames.Wsman, "EnumerateObjectAndEPR");
            writer.WriteStartElement("w", "Filter", WsmanNames.Wsman);
            writer.WriteAttributeString("Dialect", WsmanNames.WqlDialect);
            writer.WriteString(query.ToString());
            writer.WriteEndElement();
            writer.WriteEndElement();
        }) with { IsRepeatable = true };
    }

    public WsmanRequest Pull(string ns, Wql query, string context)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Write(QueryOf(query), ResourceUri.AllOf(ns), WsmanNames.Enumeration + "/Pull", [], writer =>
        {
            writer.WriteStartElement("n", "Pull", WsmanNames.Enumeration);
            writer.WriteElementString("n", "EnumerationContext", WsmanNames.Enumeration, context);
            writer.WriteElementString("n", "MaxElements", WsmanNames.Enumeration, Number(WsmanLimits.RowsPerPage));
            writer.WriteEndElement();
        });
    }

    public WsmanRequest Release(string ns, Wql query, string context)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Write(QueryOf(query), ResourceUri.AllOf(ns), WsmanNames.Enumeration + "/Release", [], writer =>
        {
            writer.WriteStartElement("n", "Release", WsmanNames.Enumeration);
            writer.WriteElementString("n", "EnumerationContext", WsmanNames.Enumeration, context);
            writer.WriteEndElement();
        });
    }

    public WsmanRequest Get(CimPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Write(
            $"Get {path.ClassName}", ResourceUri.Of(path.Namespace, path.ClassName), WsmanNames.TransferGet,
            path.Keys, _ => { }) with { IsRepeatable = true };
    }

    public WsmanRequest Invoke(CimPath target, string method, IReadOnlyList<CimProperty> parameters)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(parameters);
        var resource = ResourceUri.Of(target.Namespace, target.ClassName);
        return Write($"Invoke {method}", resource, $"{resource}/{method}", target.Keys, writer =>
        {
            writer.WriteStartElement("p", method + "_INPUT", resource);
            foreach (var parameter in parameters)
                ParameterWriter.Write(writer, resource, parameter);
            writer.WriteEndElement();
        });
    }

    private WsmanRequest Write(
        string operation,
        string resource,
        string action,
        IReadOnlyList<CimKey> selectors,
        Action<XmlWriter> writeBody) =>
        Write(operation, new WsmanHeader(to, resource, action, newId(), operationTimeout, selectors), writeBody);

    /// <summary>A header for this node, to be changed where a message needs it otherwise.</summary>
    internal WsmanHeader HeaderOf(string resource, string action) =>
        new(to, resource, action, newId(), operationTimeout, []);

    internal static WsmanRequest Write(string operation, WsmanHeader header, Action<XmlWriter> writeBody) =>
        Write(operation, writer =>
        {
            writer.WriteStartElement("s", "Header", WsmanNames.Soap);
            HeaderWriter.Write(writer, header);
            writer.WriteEndElement();
            writer.WriteStartElement("s", "Body", WsmanNames.Soap);
            writeBody(writer);
            writer.WriteEndElement();
        });

    private static WsmanRequest Write(string operation, Action<XmlWriter> writeContent)
    {
        var content = new MemoryStream();
        using (var writer = XmlWriter.Create(content, Settings))
        {
            writer.WriteStartElement("s", "Envelope", WsmanNames.Soap);
            foreach (var (prefix, ns) in Prefixes)
                writer.WriteAttributeString("xmlns", prefix, null, ns);
            writeContent(writer);
            writer.WriteEndElement();
        }
        return new WsmanRequest(operation, content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    private static string QueryOf(Wql query) => $"Query {query.ClassName}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
