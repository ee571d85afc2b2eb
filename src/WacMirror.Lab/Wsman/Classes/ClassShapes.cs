using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>Reads the embedded class list, whose form its own first lines explain.</summary>
internal static class ClassShapes
{
    private const string Resource = "schema.txt";

    public static FrozenDictionary<string, ClassShape> Read()
    {
        using var stream = typeof(ClassShapes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var shapes = new Dictionary<string, ClassShape>(StringComparer.OrdinalIgnoreCase);
        var declared = new Dictionary<string, Declaration>(StringComparer.OrdinalIgnoreCase);
        var ns = string.Empty;
        Declaration? current = null;
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case [] or ["#", ..]:
                    break;
                case ["namespace", var name]:
                    ns = name;
                    declared.Clear();
                    break;
                case ["class", var name, .. var rest]:
                    current = new Declaration(rest is [":", var parent] ? parent : null, []);
                    declared.Add(name, current);
                    break;
                case ["keys", var name, .. var keys]:
                    shapes.Add(name, new ClassShape(ns, name, declared[name].Base, [.. keys], All(declared, name)));
                    break;
                case [var name, var type]:
                    current!.Own.Add(Property(name, type));
                    break;
                default:
                    throw new InvalidOperationException($"{Resource} holds a line that is none: {line}");
            }
        }
        return shapes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static ImmutableArray<PropertyShape> All(Dictionary<string, Declaration> declared, string name)
    {
        var own = declared[name];
        return own.Base is null ? [.. own.Own] : [.. All(declared, own.Base), .. own.Own];
    }

    private static PropertyShape Property(string name, string type)
    {
        var isArray = type.EndsWith("[]", StringComparison.Ordinal);
        return new PropertyShape(name, CimTypes.Parse(isArray ? type[..^2] : type), isArray);
    }

    private sealed record Declaration(string? Base, List<PropertyShape> Own);
}
