namespace WacMirror.Core.Reconciling;

/// <summary>Why a node did not do what was asked. Decided by codes of the wire, never by localised text.</summary>
public enum NodeFault
{
    /// <summary>No connection: refused, reset, no route, name not resolved.</summary>
    Unreachable,

    /// <summary>No answer within the deadline.</summary>
    TimedOut,

    /// <summary>The credentials were refused.</summary>
    AuthenticationFailed,

    /// <summary>The node showed a certificate that is not trusted, or none.</summary>
    CertificateRejected,

    /// <summary>Known, but without the rights.</summary>
    AccessDenied,

    /// <summary>The object is gone.</summary>
    NotFound,

    /// <summary>The node holds the query to be wrong.</summary>
    InvalidQuery,

    /// <summary>The node holds the request's form to be wrong.</summary>
    SchemaViolation,

    /// <summary>The node holds a value to be wrong.</summary>
    InvalidParameter,

    /// <summary>Too many operations, or an answer larger than allowed.</summary>
    QuotaLimit,

    /// <summary>The node, its provider or the object is occupied or not ready yet; the same may succeed later.</summary>
    Busy,

    /// <summary>The adapter has no connection object and cannot take a role.</summary>
    NotConnected,

    /// <summary>Somebody changed the setting since the write was decided; it was not made.</summary>
    Changed,

    /// <summary>A job or method ended with an error code.</summary>
    OperationFailed,

    /// <summary>Success was reported, and the read-back shows something else.</summary>
    SilentNoOp,

    /// <summary>This version of Windows, or this installation, does not have what is asked for.</summary>
    NotSupported,

    /// <summary>An answer that does not follow the protocol, or exceeds its bounds.</summary>
    ProtocolViolation,

    /// <summary>An error of the node that has no name here; the code is in the message.</summary>
    InternalError,
}

/// <summary>A failure of one node: what was asked of whom, and why it was not done.</summary>
public sealed class NodeException : Exception
{
    public NodeException(NodeFault fault, string node, string operation, string detail, Exception? innerException = null)
        : base($"{node}: {operation}: {detail}", innerException)
    {
        Fault = fault;
        Node = node;
        Operation = operation;
        Detail = detail;
    }

    public NodeException()
        : this(NodeFault.InternalError, string.Empty, string.Empty, string.Empty)
    {
    }

    public NodeException(string message)
        : this(NodeFault.InternalError, string.Empty, string.Empty, message)
    {
    }

    public NodeException(string message, Exception innerException)
        : this(NodeFault.InternalError, string.Empty, string.Empty, message, innerException)
    {
    }

    public NodeFault Fault { get; }

    public string Node { get; }

    /// <summary>The operation and the class or method it concerned, as in "Enumerate Msvm_ComputerSystem".</summary>
    public string Operation { get; }

    public string Detail { get; }
}
