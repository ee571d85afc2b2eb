using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using WacMirror.Cim;
using WacMirror.HyperV.Classes;

namespace WacMirror.Tests.HyperV.Classes;

/// <summary>Holds every table against what real servers of two versions declare.</summary>
public sealed class TableSchemaTests
{
    private const string Folder = "shared/data/cim-schema";

    /// <summary>Classes that the lists of the servers leave out, because their role was not installed there.</summary>
    private static readonly ImmutableArray<string> NotListed =
        ["Win32_PerfRawData_EthernetPerfProvider_HyperVLegacyNetworkAdapter"];

    [TestCase("windows-server-2019.json")]
    [TestCase("windows-server-23h2.json")]
    public void Columns_OfEveryTable_AreDeclaredByWindowsWithTheirTypes(string file)
    {
        if (Find(Path.Combine(Folder, file)) is not { } path)
        {
            Assert.Ignore($"SKIPPED: {Folder}/{file}, the class list of a real server, is not beside this working tree.");
            return;
        }
        using var schema = JsonDocument.Parse(File.ReadAllText(path));
        var tables = Tables().Where(table => !NotListed.Contains(table.ClassName)).ToList();
        Assert.That(tables, Has.Count.GreaterThan(20));
        Assert.Multiple(() =>
        {
            foreach (var table in tables)
            {
                var declared = Declared(schema.RootElement, table.Namespace, table.ClassName);
                Assert.That(table.Columns, Is.Not.Empty, table.ClassName);
                foreach (var column in table.Columns)
                    Assert.That(
                        declared.TryGetValue(column.Name, out var type) ? Mismatch(column, type) : "is not declared",
                        Is.Null,
                        $"{table.ClassName}.{column.Name}");
            }
        });
    }

    [Test]
    public void EveryClass_HasNoNameTwiceInATable() => Assert.Multiple(() =>
    {
        foreach (var table in Tables())
            Assert.That(table.Columns.Select(column => column.Name.ToUpperInvariant()), Is.Unique, table.ClassName);
    });

    private static IEnumerable<(string Namespace, string ClassName, ImmutableArray<CimColumn> Columns)> Tables() =>
        from type in typeof(CimTable<>).Assembly.GetTypes()
        from property in type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() == typeof(CimTable<>)
        let table = property.GetValue(null)!
        select (
            (string)Value(table, nameof(CimTable<int>.Namespace)),
            (string)Value(table, nameof(CimTable<int>.ClassName)),
            (ImmutableArray<CimColumn>)Value(table, nameof(CimTable<int>.Columns)));

    private static object Value(object table, string property) => table.GetType().GetProperty(property)!.GetValue(table)!;

    private static Dictionary<string, string> Declared(JsonElement schema, string ns, string? name)
    {
        // Property names compare without case, as they do on the wire.
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var classes = schema.GetProperty(ns == CimNamespaces.FailoverCluster ? "root/mscluster" : ns);
        while (name is not null)
        {
            var declaration = classes.GetProperty(name);
            foreach (var property in declaration.GetProperty("properties").EnumerateObject())
                types.TryAdd(property.Name, property.Value.GetString()!);
            name = declaration.GetProperty("base").GetString();
        }
        return types;
    }

    private static string? Mismatch(CimColumn column, string declared)
    {
        var isArray = declared.StartsWith("[]", StringComparison.Ordinal);
        var type = isArray ? declared[2..] : declared;
        var fits = type switch
        {
            "string" => column.Type is CimType.String,
            "bool" => column.Type is CimType.Boolean,
            // A class by name is a reference to one of its objects, and an enumeration is a number of some width.
            _ when type.StartsWith("CIM_", StringComparison.Ordinal) => column.Type is CimType.Reference,
            _ when type.Contains('_', StringComparison.Ordinal) => column.Type is >= CimType.UInt8 and <= CimType.SInt64,
            _ => type.Equals(column.Type.ToString(), StringComparison.OrdinalIgnoreCase),
        };
        return fits && isArray == column.IsArray ? null : $"is {declared}, not {column.Type} (array: {column.IsArray})";
    }

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, path)))
                return Path.Combine(folder.FullName, path);
        return null;
    }
}
