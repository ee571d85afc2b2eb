using System.Xml;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>An answer that may still be arriving. Whatever goes wrong while it is read becomes a
/// <see cref="NodeException"/> here.</summary>
internal sealed class WsmanAnswer : IDisposable
{
    private readonly string node;
    private readonly string operation;
    private readonly WsmanReply reply;
    private readonly CancellationToken cancellationToken;

    public WsmanAnswer(
        string node, string operation, WsmanReply reply, CancellationToken cancellationToken)
    {
        this.node = node;
        this.operation = operation;
        this.reply = reply;
        this.cancellationToken = cancellationToken;
        Cursor = new XmlCursor(new AnswerStream(reply, cancellationToken));
    }

    public XmlCursor Cursor { get; }

    public async Task<T> ReadAsync<T>(Func<XmlCursor, Task<T>> read)
    {
        try
        {
            return await read(Cursor);
        }
        catch (WsmanFaultException error)
        {
            var meaning = FaultTable.Of(error.Fault);
            throw new NodeException(meaning, node, operation, FaultText.Describe(meaning, error.Fault), error);
        }
        catch (Exception error) when (error is XmlException or CimFormatException)
        {
            throw new NodeException(NodeFault.ProtocolViolation, node, operation,
                $"the answer (HTTP {(int)reply.Status}) cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (TransportFailures.Map(error, node, operation, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
    }

    public void Dispose()
    {
        Cursor.Dispose();
        reply.Dispose();
    }
}
