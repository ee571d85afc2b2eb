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
        : base($"{field} '{value}' is refused; allowed is {allowed}.")
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

    public LabFault Fault { get; }

    public string Field { get; } = string.Empty;

    public string Value { get; } = string.Empty;

    public string Allowed { get; } = string.Empty;
}
