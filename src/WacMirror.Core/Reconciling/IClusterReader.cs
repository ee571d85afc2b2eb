using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>Reads the failover cluster through any one of its nodes.</summary>
public interface IClusterReader
{
    /// <summary>Who is up and who owns what, in a few small queries. Groups carry the machine's id as far as it has been
    /// looked up.</summary>
    /// <exception cref="NodeException">The node did not answer; it is not part of a failover cluster
    /// (<see cref="NodeFault.NotFound"/>); or its cluster provider does not run yet, as right after a boot
    /// (<see cref="NodeFault.Busy"/>).</exception>
    Task<ClusterView> ReadAsync(string node, CancellationToken cancellationToken);

    /// <summary>Who owns these groups by now, and who is up, asked of the node that gave the view: as few rows as there
    /// are groups, however many the cluster has.</summary>
    /// <param name="view">An answer from before.</param>
    /// <param name="groups">Names of groups; those that are no machines are passed over. Not empty, and few.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The view with these groups as they are; one that the cluster does not list any more is left out.</returns>
    /// <exception cref="NodeException">As with <see cref="ReadAsync"/>.</exception>
    Task<ClusterView> ReadGroupsAsync(
        ClusterView view, IReadOnlyCollection<string> groups, CancellationToken cancellationToken);

    /// <summary>Looks up the machines of the groups that have none yet. Slow on a real node (some 20 ms a machine), so
    /// it is asked once for each group and the answer is kept; every later reading has it.</summary>
    /// <returns>The view with what was found; the same object when nothing was.</returns>
    /// <exception cref="NodeException">The node did not answer; what was found until then is kept.</exception>
    Task<ClusterView> IdentifyAsync(ClusterView view, CancellationToken cancellationToken);
}
