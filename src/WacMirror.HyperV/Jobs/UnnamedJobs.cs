using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Waits for jobs of which nobody knows the name, because the answer that had it was lost: ours is among those that
/// are unfinished then, or over.</summary>
internal sealed class UnnamedJobs(ICimSession session, string node, TimeProvider time)
{
    /// <summary>Shorter, and a job of ours that waits for the machine's other operations is not waited for; longer, and
    /// somebody's export of a machine holds up everything else that is to be written on the node.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <returns>Whether all that were unfinished at first have ended; false as well when the node does not say.</returns>
    public async Task<bool> HaveEndedAsync()
    {
        var since = time.GetTimestamp();
        var pause = FirstPause;
        HashSet<string>? first = null;
        try
        {
            while (true)
            {
                var unfinished = await ReadAsync();
                first ??= unfinished;
                if (!first.Overlaps(unfinished))
                    return true;
                if (time.GetElapsedTime(since) >= Patience)
                    return false;
                await Task.Delay(pause, time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        catch (NodeException)
        {
            // The call's own error says what is wrong with the node.
            return false;
        }
    }

    private async Task<HashSet<string>> ReadAsync()
    {
        var rows = await ConcreteJobRow.Table.ReadAsync(session, node, ConcreteJobRow.Unfinished, CancellationToken.None);
        return rows.Where(row => !row.HasEnded).Select(row => row.InstanceId).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
