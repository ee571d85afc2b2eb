using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>One adapter's wanted VLAN setting.</summary>
public sealed record TrunkChange(Adapter Adapter, TrunkGoal Goal)
{
    /// <summary>What must be there for the write to be made, else it ends with <see cref="NodeFault.Changed"/>; null when
    /// anything may.</summary>
    public SavedSetting? Expected { get; init; }
}

/// <summary>What became of one change.</summary>
/// <param name="Id">The adapter.</param>
/// <param name="Before">Read immediately before the write, whole; a later change to
/// <see cref="TrunkGoal.AsBefore"/> of it is the undo. Null when that read failed.</param>
/// <param name="After">Read back after the write; null when nothing could be read.</param>
/// <param name="Error">Why the change did not take, or null when the read-back equals what was wanted.</param>
public sealed record TrunkOutcome(AdapterId Id, SavedSetting? Before, VlanSetting? After, NodeException? Error);

/// <summary>An adapter's VLAN setting, whole and by what it means.</summary>
public sealed record TrunkReading(AdapterId Id, SavedSetting Whole, VlanSetting Vlan);

/// <summary>
/// Widens the VLANs that ports take, and puts back what was there. Disruptive: the port's own traffic may pause, and
/// where the node does not take a change in place, the port is untagged between the removal and the new setting.
/// </summary>
public interface ITrunkWriter
{
    /// <summary>Reads the adapters' settings whole, so that they can be expected and put back later. An adapter that has
    /// none, or is not there, reads as absent; one whose setting makes no sense is left out.</summary>
    /// <exception cref="NodeException">The node did not answer.</exception>
    Task<IReadOnlyList<TrunkReading>> ReadAsync(
        string node, IReadOnlyCollection<Adapter> adapters, CancellationToken cancellationToken);

    /// <summary>
    /// Sets each adapter's VLAN setting; what a trunk does not concern (access VLAN, private VLAN arrays) stays as it
    /// is. One bad adapter costs that adapter only: the answer holds one outcome for each change, in the same order.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="changes">Each adapter once.</param>
    /// <param name="cancellationToken">As for <see cref="IRoleWriter.WriteAsync"/>.</param>
    /// <exception cref="NodeException">The node as a whole did not answer; nothing was written.</exception>
    Task<IReadOnlyList<TrunkOutcome>> WriteAsync(
        string node, IReadOnlyList<TrunkChange> changes, CancellationToken cancellationToken);
}
