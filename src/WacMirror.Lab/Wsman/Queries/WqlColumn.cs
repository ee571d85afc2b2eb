using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>A property, or with dots a property of the object inside it.</summary>
internal sealed record WqlColumn(ImmutableArray<string> Path)
{
    /// <summary>Stands for the object itself.</summary>
    public const string This = "__THIS";

    /// <summary>Stands for the name of the object's class.</summary>
    public const string Class = "__CLASS";

    public override string ToString() => string.Join('.', Path);
}
