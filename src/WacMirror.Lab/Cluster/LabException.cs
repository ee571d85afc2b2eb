namespace WacMirror.Lab.Cluster;

/// <summary>Why the lab does not do what it was asked.</summary>
public enum LabFault
{
    /// <summary>No such machine, node or adapter.</summary>
    NotFound,

    /// <summary>It exists, and its state forbids the operation now.</summary>
    Conflict,

    /// <summary>The value can never be right.</summary>
    Invalid,
}

/// <summary>A refused operation of the lab; nothing was changed.</summary>
public sealed class LabException : Exception
{
    public LabException(LabFault fault, string field, string value, string allowed)
        : base(Describe(fault, field, value, allowed))
    {
        Fault = fault;
        Field = field;
        Value = value;
        Allowed = allowed;
    }

    public LabException()
        : this(string.Empty)
    {
    }

    public LabException(string message)
        : base(message) => Fault = LabFault.Invalid;

    public LabException(string message, Exception innerException)
        : base(message, innerException) => Fault = LabFault.Invalid;

    /// <summary>No such thing.</summary>
    public static LabException NotFound(string field, string value, string allowed) =>
        new(LabFault.NotFound, field, value, allowed);

    /// <summary>Not in this state.</summary>
    public static LabException Conflict(string field, string value, string allowed) =>
        new(LabFault.Conflict, field, value, allowed);

    /// <summary>Never.</summary>
    public static LabException Invalid(string field, string value, string allowed) =>
        new(LabFault.Invalid, field, value, allowed);

    private static string Describe(LabFault fault, string field, string value, string allowed) => fault switch
    {
        LabFault.NotFound => $"There is no '{value}'. '{field}' takes {allowed}.",
        LabFault.Conflict => $"'{value}' does not fit now. '{field}' takes {allowed}.",
        _ => $"'{value}' does not fit. '{field}' takes {allowed}.",
    };

    public LabFault Fault { get; }

    public string Field { get; } = string.Empty;

    public string Value { get; } = string.Empty;

    public string Allowed { get; } = string.Empty;
}
