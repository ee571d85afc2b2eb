namespace WacMirror.Core.Reconciling;

/// <summary>Whether a switch's NDIS capture extension shall be on.</summary>
public sealed record CaptureExtensionChange(Guid SwitchId, bool IsEnabled)
{
    /// <summary>What must be there for the write to be made, else it ends with <see cref="NodeFault.Changed"/>; null when
    /// anything may.</summary>
    public bool? Expected { get; init; }
}

/// <summary>What became of one change.</summary>
/// <param name="SwitchId">The switch.</param>
/// <param name="Before">Read immediately before the write; a change to it is the undo. Null when it was not
/// known.</param>
/// <param name="After">Read back after the write; null when nothing could be read.</param>
/// <param name="Error">Why the change did not take, or null when the read-back equals what was wanted.</param>
public sealed record CaptureExtensionOutcome(Guid SwitchId, bool? Before, bool? After, NodeException? Error);

/// <summary>
/// Switches the NDIS capture extension, without which an uplink is not mirrored. Disruptive: the switch re-binds its
/// extensions, which may interrupt the traffic of everything on it.
/// </summary>
public interface ICaptureExtensionWriter
{
    /// <summary>One outcome for each change, in the same order; a switch that refuses costs itself only.</summary>
    /// <param name="node">The node.</param>
    /// <param name="changes">Each switch once.</param>
    /// <param name="cancellationToken">As for <see cref="IRoleWriter.WriteAsync"/>.</param>
    /// <exception cref="NodeException">The node as a whole did not answer; nothing was written.</exception>
    Task<IReadOnlyList<CaptureExtensionOutcome>> WriteAsync(
        string node, IReadOnlyList<CaptureExtensionChange> changes, CancellationToken cancellationToken);
}
