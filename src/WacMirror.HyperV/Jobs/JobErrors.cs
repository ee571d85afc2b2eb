using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Why a job failed: its number, and what the node says of it.</summary>
internal sealed class JobErrors(ICimSession session, string node)
{
    public NodeException Of(RunningJob job, ConcreteJobRow state) => Of(job, state, state.ErrorDescription);

    /// <summary>As <see cref="Of(RunningJob, ConcreteJobRow)"/>, with the errors behind the error. A node that does not
    /// tell them has still said why.</summary>
    public async Task<NodeException> AskAsync(RunningJob job, ConcreteJobRow state)
    {
        try
        {
            var answer = await session.InvokeAsync(job.Path, "GetErrorEx", [], CancellationToken.None);
            var errors = answer.Output.Texts("Errors").Select(ErrorRow.Parse).ToList();
            return errors.Count == 0 ? Of(job, state) : Of(job, state, string.Join("; ", errors));
        }
        catch (Exception error) when (error is NodeException or CimFormatException)
        {
            return Of(job, state);
        }
    }

    private NodeException Of(RunningJob job, ConcreteJobRow state, string? said) => new(
        ReturnCodes.FaultOf(state.ErrorCode), node, $"Job of {job.Method}",
        $"{ReturnCodes.Describe(state.ErrorCode)}; state {state.State}; the node says: "
        + (string.IsNullOrEmpty(said) ? "nothing" : said));
}
