namespace WacMirror.Lab.Topologies;

/// <summary>A topology that cannot be built: which field, what it holds and what it may hold.</summary>
public sealed class LabTopologyException : Exception
{
    public LabTopologyException(string source, string field, string? value, string allowed, int? line)
        : base(Describe(source, field, value, allowed, line))
    {
        Field = field;
        Value = value;
        Allowed = allowed;
        Line = line;
    }

    public LabTopologyException()
        : this(string.Empty)
    {
    }

    public LabTopologyException(string message)
        : base(message)
    {
    }

    public LabTopologyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Where in the document, as in <c>machines[3].adapters[0].mac</c>.</summary>
    public string Field { get; } = string.Empty;

    /// <summary>What stands there; null when nothing does.</summary>
    public string? Value { get; }

    public string Allowed { get; } = string.Empty;

    /// <summary>Counted from 1; null when the topology did not come from a text.</summary>
    public int? Line { get; }

    private static string Describe(string source, string field, string? value, string allowed, int? line)
    {
        var place = line is null ? source : $"{source}, line {line}";
        var found = value is null ? "is missing" : $"is '{value}'";
        return $"{place}: {field} {found}; allowed is {allowed}.";
    }
}
