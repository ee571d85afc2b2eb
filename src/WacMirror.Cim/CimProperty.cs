namespace WacMirror.Cim;

/// <summary>One named value of an object or a method call.</summary>
/// <param name="Name">The property's name as the schema spells it; compared without case.</param>
/// <param name="Type">The CIM type, or null when the wire did not say.</param>
/// <param name="Value">The value.</param>
/// <param name="IsArray">Whether the schema declares an array; decides between VALUE and VALUE.ARRAY.</param>
public sealed record CimProperty(string Name, CimType? Type, CimValue Value, bool IsArray = false);
