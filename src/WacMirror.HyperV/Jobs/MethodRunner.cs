using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Calls a method that ends by itself or starts a job, and waits for either.</summary>
internal sealed class MethodRunner(ICimSession session, string node, TimeProvider time)
{
    private readonly JobWait jobs = new(session, node, time);

    /// <summary>
    /// Returns when the method reported success. Not cancellable: once sent, the method may run, and leaving without
    /// looking would leave a change that nobody knows of. The session's deadline and the wait for the job bound it.
    /// </summary>
    /// <exception cref="NodeException">The call failed, or it is unknown whether it ran. It must not be repeated; what
    /// is true is read from the node.</exception>
    public async Task RunAsync(CimPath target, string method, IReadOnlyList<CimProperty> parameters)
    {
        var result = await session.InvokeAsync(target, method, parameters, CancellationToken.None);
        if (result.ReturnValue == ReturnCodes.Done)
            return;
        if (result.ReturnValue != ReturnCodes.JobStarted)
            throw new NodeException(
                NodeFault.OperationFailed, node, $"Invoke {method}", ReturnCodes.Describe(result.ReturnValue));
        if (result.Output["Job"] is not CimValue.Reference job)
            throw new NodeException(
                NodeFault.ProtocolViolation, node, $"Invoke {method}", "a job was started, but the answer does not name it");
        await jobs.CompleteAsync(job.Path, method);
    }
}
