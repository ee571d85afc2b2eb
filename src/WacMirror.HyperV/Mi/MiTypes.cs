using System.Collections.Frozen;
using WacMirror.Cim;
using Library = Microsoft.Management.Infrastructure;

namespace WacMirror.HyperV.Mi;

/// <summary>The types of both models; they have the same names, and an array's name ends in Array there.</summary>
internal static class MiTypes
{
    private const string ArraySuffix = "Array";

    private static readonly FrozenDictionary<(CimType, bool), Library.CimType> ToLibrary =
        Enum.GetValues<CimType>()
            .SelectMany(type => new[] { (type, false), (type, true) })
            .ToFrozenDictionary(pair => pair, pair => Enum.Parse<Library.CimType>(
                pair.Item1 + (pair.Item2 ? ArraySuffix : string.Empty)));

    private static readonly FrozenDictionary<Library.CimType, (CimType, bool)> FromLibrary =
        ToLibrary.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static Library.CimType Of(CimType type, bool isArray) => ToLibrary[(type, isArray)];

    /// <summary>Null where the library does not know the type either.</summary>
    public static (CimType Type, bool IsArray)? Of(Library.CimType type) =>
        FromLibrary.TryGetValue(type, out var found) ? found : null;
}
