using System.Collections;
using WacMirror.Cim;
using Library = Microsoft.Management.Infrastructure;

namespace WacMirror.HyperV.Mi;

/// <summary>Reads the library's instances as objects. The result holds nothing of the instance.</summary>
internal static class MiObjects
{
    /// <param name="instance">What was read.</param>
    /// <param name="path">Where it lives, when the caller knows; otherwise the instance says.</param>
    public static CimObject Read(Library.CimInstance instance, CimPath? path = null) => new(
        instance.CimSystemProperties.ClassName,
        instance.CimInstanceProperties.Select(property =>
            Property(property.Name, property.CimType, property.Value)),
        path ?? MiReferences.Read(instance));

    /// <summary>The out parameters and the return value, as the wire's answer holds them.</summary>
    public static CimObject Read(Library.CimMethodResult result, string method)
    {
        var output = result.OutParameters.Append(result.ReturnValue).OfType<Library.CimMethodParameter>();
        return new CimObject(
            method + "_OUTPUT",
            output.DistinctBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)
                .Select(parameter => Property(parameter.Name, parameter.CimType, parameter.Value)));
    }

    private static CimProperty Property(string name, Library.CimType type, object? value)
    {
        var known = MiTypes.Of(type);
        return new CimProperty(name, known?.Type, Value(known?.Type, value), known?.IsArray ?? false);
    }

    private static CimValue Value(CimType? type, object? value) => value switch
    {
        null => CimValue.None,
        string text => CimValue.Of(text),
        Library.CimInstance instance when type == CimType.Reference =>
            CimValue.Of(MiReferences.Read(instance)
                ?? throw new CimFormatException($"A reference to {instance} names no key.")),
        Library.CimInstance instance => CimValue.Of(Read(instance)),
        IEnumerable items => new CimValue.List([.. items.Cast<object?>().Select(item => Value(type, item))]),
        _ => CimValue.Of(MiScalars.Write(value)),
    };
}
