using WacMirror.Cim;
using Library = Microsoft.Management.Infrastructure;

namespace WacMirror.HyperV.Mi;

/// <summary>The arguments of one call, in the library's form: references as instances of keys alone, embedded instances
/// as CIM-XML text, which the management services declare as strings. Disposed after the call.</summary>
internal sealed class MiParameters : IDisposable
{
    private readonly List<Library.CimInstance> references = [];

    public MiParameters(IReadOnlyList<CimProperty> parameters)
    {
        foreach (var parameter in parameters)
            All.Add(Library.CimMethodParameter.Create(
                parameter.Name,
                Value(parameter),
                MiTypes.Of(TypeOf(parameter), IsArray(parameter)),
                Library.CimFlags.In));
    }

    public Library.CimMethodParametersCollection All { get; } = new();

    public void Dispose()
    {
        All.Dispose();
        foreach (var reference in references)
            reference.Dispose();
    }

    /// <summary>The type that a parameter is sent with: what the value is where it shows, else what the caller
    /// says.</summary>
    internal static CimType TypeOf(CimProperty parameter) => parameter.Value.AsItems switch
    {
        [CimValue.Reference, ..] => CimType.Reference,
        [CimValue.Embedded, ..] => CimType.String,
        _ => parameter.Type is { } type and not CimType.Instance ? type : CimType.String,
    };

    /// <summary>The values as the library wants them, references aside.</summary>
    internal static object Text(CimType type, CimValue value) => value is CimValue.Embedded embedded
        ? CimXml.Write(embedded.Object)
        : MiScalars.Read(type, value.AsText ?? string.Empty);

    private static bool IsArray(CimProperty parameter) => parameter.IsArray || parameter.Value is CimValue.List;

    private object? Value(CimProperty parameter)
    {
        if (parameter.Value is CimValue.Null)
            return null;
        var type = TypeOf(parameter);
        if (!IsArray(parameter))
            return One(type, parameter.Value);
        var items = parameter.Value.AsItems;
        var array = Array.CreateInstance(
            type == CimType.Reference ? typeof(Library.CimInstance) : MiScalars.ClrType(type), items.Length);
        for (var at = 0; at < items.Length; at++)
            array.SetValue(One(type, items[at]), at);
        return array;
    }

    private object One(CimType type, CimValue value)
    {
        if (value is not CimValue.Reference reference)
            return Text(type, value);
        var instance = MiReferences.Write(reference.Path);
        references.Add(instance);
        return instance;
    }
}
