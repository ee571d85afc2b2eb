namespace WacMirror.Core.Policies.Documents;

/// <summary>What a value of a JSON text is.</summary>
internal enum NodeKind
{
    /// <summary>It is not there.</summary>
    Absent,
    Null,
    Object,
    Array,
    Text,
    Number,
    Flag,
}
