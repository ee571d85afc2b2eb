using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>A property that a row is read from, and its type as the class declares it. A bare name is a string, and a
/// pair of name and type a scalar.</summary>
public readonly record struct CimColumn(string Name, CimType Type, bool IsArray = false)
{
    public static implicit operator CimColumn(string name) => new(name, CimType.String);

    public static implicit operator CimColumn((string Name, CimType Type) column) => new(column.Name, column.Type);

    public static CimColumn Many(string name, CimType type = CimType.String) => new(name, type, IsArray: true);
}
