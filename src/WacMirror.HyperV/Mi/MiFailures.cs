using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using Library = Microsoft.Management.Infrastructure;

namespace WacMirror.HyperV.Mi;

/// <summary>The one place that says what an exception of the library means.</summary>
internal static class MiFailures
{
    /// <summary>The exception itself where it is no failure of the node.</summary>
    public static Exception Explain(Exception error, string node, string operation) => error switch
    {
        Library.CimException failure => Of(failure, node, operation),
        CimFormatException => new NodeException(NodeFault.ProtocolViolation, node, operation,
            $"the answer cannot be read: {error.Message}", error),
        ObjectDisposedException => new NodeException(NodeFault.Unreachable, node, operation,
            "the session was closed", error),
        DllNotFoundException or TypeInitializationException => new NodeException(
            NodeFault.InternalError, node, operation,
            $"the CIM client of Windows cannot be loaded ({error.Message}); use the other transport for this node", error),
        _ => error,
    };

    private static NodeException Of(Library.CimException failure, string node, string operation)
    {
        var (fault, detail) = MiFaults.Of(
            (uint)failure.NativeErrorCode, failure.StatusCode, failure.MessageId, failure.Message);
        return new NodeException(fault, node, operation, detail, failure);
    }
}
