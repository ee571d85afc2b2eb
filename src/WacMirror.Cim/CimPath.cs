using System.Collections.Immutable;
using System.Text;

namespace WacMirror.Cim;

/// <summary>One key of an object path.</summary>
public sealed record CimKey(string Name, string Value);

/// <summary>
/// Names one object: namespace, class and keys. The text form is WMI's object path,
/// <c>\\HOST\root\virtualization\v2:Class.Key="value"</c>, in which a backslash and a quotation mark of a value
/// are escaped by a backslash (win32 docs, WmiSdk "describing an instance object path").
/// </summary>
/// <param name="Namespace">With forward slashes, as WS-Man writes it: <c>root/virtualization/v2</c>.</param>
/// <param name="ClassName">The class.</param>
/// <param name="Keys">The keys, in the order they were written; compared without order.</param>
/// <param name="Host">The machine in the text form, or null.</param>
public sealed record CimPath(string Namespace, string ClassName, ImmutableArray<CimKey> Keys, string? Host = null)
{
    public static CimPath Of(string ns, string className, params ReadOnlySpan<(string Name, string Value)> keys)
    {
        var builder = ImmutableArray.CreateBuilder<CimKey>(keys.Length);
        foreach (var (name, value) in keys)
            builder.Add(new CimKey(name, value));
        return new CimPath(ns, className, builder.MoveToImmutable());
    }

    /// <summary>The value of a key, by name without case; null when the path has no such key.</summary>
    public string? Key(string name)
    {
        foreach (var key in Keys)
            if (key.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return key.Value;
        return null;
    }

    public bool Equals(CimPath? other) =>
        other is not null
        && Namespace.Equals(other.Namespace, StringComparison.OrdinalIgnoreCase)
        && ClassName.Equals(other.ClassName, StringComparison.OrdinalIgnoreCase)
        && Keys.Length == other.Keys.Length
        && Keys.All(key => key.Value.Equals(other.Key(key.Name), StringComparison.OrdinalIgnoreCase));

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ClassName) ^ Keys.Length;

    public override string ToString()
    {
        var text = new StringBuilder();
        if (Host is not null)
            text.Append(@"\\").Append(Host).Append('\\');
        text.Append(Namespace.Replace('/', '\\')).Append(':').Append(ClassName);
        var separator = '.';
        foreach (var key in Keys)
        {
            text.Append(separator).Append(key.Name).Append("=\"").Append(Escape(key.Value)).Append('"');
            separator = ',';
        }
        return text.ToString();
    }

    /// <summary>Reads the text form. A path without host or namespace is taken to be in
    /// <paramref name="defaultNamespace"/>.</summary>
    /// <exception cref="CimFormatException">The text is not an object path with quoted keys.</exception>
    public static CimPath Parse(string text, string defaultNamespace = "root/virtualization/v2")
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = text.AsSpan();
        string? host = null;
        if (rest.StartsWith(@"\\"))
        {
            rest = rest[2..];
            var end = rest.IndexOf('\\');
            if (end <= 0)
                throw Malformed(text);
            host = rest[..end].ToString();
            rest = rest[(end + 1)..];
        }
        var quote = rest.IndexOf('"');
        var head = quote < 0 ? rest : rest[..quote];
        var colon = head.IndexOf(':');
        var ns = colon < 0 ? defaultNamespace : rest[..colon].ToString().Replace('\\', '/').TrimStart('/');
        rest = rest[(colon + 1)..];
        var dot = rest.IndexOf('.');
        var className = (dot < 0 ? rest : rest[..dot]).ToString();
        if (className.Length == 0)
            throw Malformed(text);
        return new CimPath(ns, className, dot < 0 ? [] : ParseKeys(rest[(dot + 1)..], text), host);
    }

    /// <summary>As <see cref="Parse"/>, with null for text that is no path with quoted keys.</summary>
    public static CimPath? TryParse(string text, string defaultNamespace)
    {
        try
        {
            return Parse(text, defaultNamespace);
        }
        catch (CimFormatException)
        {
            return null;
        }
    }

    private static ImmutableArray<CimKey> ParseKeys(ReadOnlySpan<char> rest, string whole)
    {
        var keys = ImmutableArray.CreateBuilder<CimKey>();
        while (true)
        {
            var equals = rest.IndexOf("=\"");
            if (equals <= 0)
                throw Malformed(whole);
            var name = rest[..equals].ToString();
            rest = rest[(equals + 2)..];
            keys.Add(new CimKey(name, ParseValue(rest, whole, out var at)));
            rest = rest[(at + 1)..];
            if (rest.IsEmpty)
                return keys.ToImmutable();
            if (rest[0] != ',')
                throw Malformed(whole);
            rest = rest[1..];
        }
    }

    /// <summary>A value up to its closing quote, and where that is.</summary>
    private static string ParseValue(ReadOnlySpan<char> rest, string whole, out int at)
    {
        at = rest.IndexOfAny('"', '\\');
        if (at >= 0 && rest[at] == '"')
            return rest[..at].ToString();
        var value = new StringBuilder();
        for (at = 0; at < rest.Length && rest[at] != '"';)
        {
            if (rest[at] == '\\' && at + 1 < rest.Length)
                at++;
            value.Append(rest[at++]);
        }
        return at < rest.Length ? value.ToString() : throw Malformed(whole);
    }

    private static string Escape(string value) => value.Replace(@"\", @"\\").Replace("\"", "\\\"");

    private static CimFormatException Malformed(string text) => new($"'{text}' is not a CIM object path.");
}
