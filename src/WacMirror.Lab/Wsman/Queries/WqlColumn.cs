using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>A property, or with dots a property of the object inside it.</summary>
internal sealed record WqlColumn(ImmutableArray<string> Path)
{
    public override string ToString() => string.Join('.', Path);
}
