using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>One adapter's wanted role.</summary>
public sealed record RoleChange(Adapter Adapter, RoleSetting Wanted)
{
    /// <summary>What must be there for the write to be made, else it ends with <see cref="NodeFault.Changed"/>; null when
    /// anything may.</summary>
    public RoleSetting? Expected { get; init; }
}

/// <summary>What became of one change.</summary>
/// <param name="Id">The adapter.</param>
/// <param name="Before">Read immediately before the write; null when that read failed.</param>
/// <param name="After">Read back after the write; null when nothing could be read.</param>
/// <param name="Error">Why the change did not take, or null when the read-back equals what was wanted.</param>
public sealed record RoleOutcome(AdapterId Id, RoleSetting? Before, RoleSetting? After, NodeException? Error);

/// <summary>Writes mirror roles on one node, each followed by a read-back.</summary>
public interface IRoleWriter
{
    /// <summary>
    /// Sets each adapter's role, touching nothing else of its security setting. One bad adapter costs that
    /// adapter only: the answer holds one outcome for each change, in the same order. An adapter whose role is what is
    /// wanted is not written. Undo is a change to the role it had before; a port that had no security object keeps one
    /// with every default, which is the same.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="changes">Each adapter once.</param>
    /// <param name="cancellationToken">Keeps what is not begun from beginning. What was sent is awaited and read back
    /// all the same; the rest is <see cref="NodeFault.TimedOut"/>. Before anything was sent, ends the call.</param>
    /// <exception cref="NodeException">The node as a whole did not answer; nothing was written.</exception>
    Task<IReadOnlyList<RoleOutcome>> WriteAsync(
        string node, IReadOnlyList<RoleChange> changes, CancellationToken cancellationToken);
}
