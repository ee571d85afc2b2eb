using System.Threading.Channels;
using WacMirror.Cim;

namespace WacMirror.HyperV.Mi;

/// <summary>The results of one operation that a library pushes, on threads of its own, made into results that are
/// pulled. Each is converted where it is pushed, because it may not outlive the call. Disposing ends the
/// operation.</summary>
internal sealed class PushedResults<TIn, TOut> : IObserver<TIn>, IDisposable
    where TOut : class
{
    private readonly Func<TIn, TOut> convert;
    private readonly Func<Exception, Exception> explain;
    private readonly int bound;
    private readonly Channel<TOut> waiting;
    private readonly IDisposable operation;

    /// <param name="start">Starts the operation.</param>
    /// <param name="convert">What becomes of a result.</param>
    /// <param name="explain">What becomes of an error.</param>
    /// <param name="bound">How many results may wait for the reader. Fewer, and a burst ends the operation; more,
    /// and a node that never stops takes our memory.</param>
    public PushedResults(
        Func<IObserver<TIn>, IDisposable> start,
        Func<TIn, TOut> convert,
        Func<Exception, Exception> explain,
        int bound)
    {
        this.convert = convert;
        this.explain = explain;
        this.bound = bound;
        waiting = Channel.CreateBounded<TOut>(bound);
        try
        {
            operation = start(this);
        }
        catch (Exception error) when (explain(error) is var explained && explained != error)
        {
            throw explained;
        }
    }

    /// <summary>The results as they come. One reader.</summary>
    public IAsyncEnumerable<TOut> ReadAsync(CancellationToken cancellationToken) =>
        waiting.Reader.ReadAllAsync(cancellationToken);

    /// <summary>The last result; null when there was none.</summary>
    public async Task<TOut?> LastAsync(CancellationToken cancellationToken)
    {
        TOut? last = null;
        await foreach (var result in ReadAsync(cancellationToken))
            last = result;
        return last;
    }

    public void OnNext(TIn value)
    {
        try
        {
            if (!waiting.Writer.TryWrite(convert(value)))
                End(new CimFormatException($"More than {bound} results came at once."));
        }
        catch (Exception error)
        {
            // Thrown on, it would end the library's thread instead of reaching the reader.
            End(error);
        }
        finally
        {
            (value as IDisposable)?.Dispose();
        }
    }

    public void OnError(Exception error) => End(error);

    public void OnCompleted() => waiting.Writer.TryComplete();

    public void Dispose()
    {
        operation.Dispose();
        waiting.Writer.TryComplete();
    }

    private void End(Exception error) => waiting.Writer.TryComplete(explain(error));
}
