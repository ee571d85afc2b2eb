using WacMirror.Cim;
using Library = Microsoft.Management.Infrastructure;

namespace WacMirror.HyperV.Mi;

/// <summary>Object paths in the library's form: an instance that holds nothing but keys. Built by hand, because
/// building one from its class would ask the node for the class first.</summary>
internal static class MiReferences
{
    /// <summary>The caller disposes it.</summary>
    public static Library.CimInstance Write(CimPath path)
    {
        var instance = new Library.CimInstance(path.ClassName, path.Namespace);
        foreach (var key in path.Keys)
            instance.CimInstanceProperties.Add(Library.CimProperty.Create(
                key.Name, key.Value, Library.CimType.String, Library.CimFlags.Key));
        return instance;
    }

    /// <summary>Null when a key is absent, as in the answer to a column list.</summary>
    public static CimPath? Read(Library.CimInstance instance)
    {
        var keys = instance.CimInstanceProperties
            .Where(property => property.Flags.HasFlag(Library.CimFlags.Key))
            .ToList();
        if (keys.Count == 0 || keys.Any(key => key.Value is null))
            return null;
        return new CimPath(
            instance.CimSystemProperties.Namespace?.Replace('\\', '/') ?? string.Empty,
            instance.CimSystemProperties.ClassName,
            [.. keys.Select(key => new CimKey(key.Name, Text(key.Value)))]);
    }

    /// <summary>An association's keys are references themselves; a path holds them as text.</summary>
    private static string Text(object value) => value is Library.CimInstance instance
        ? Read(instance)?.ToString() ?? string.Empty
        : MiScalars.Write(value);
}
