using WacMirror.Core.Counters;

namespace WacMirror.Core.Reconciling;

/// <summary>Reads the raw packet counters of every adapter of one node.</summary>
public interface ICounterReader
{
    /// <param name="node">The node.</param>
    /// <param name="portsByNic">NIC id to live port id, of the adapters that have no counters of their own (legacy
    /// NICs); their numbers are taken from the switch port and answered under the NIC's id.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="NodeException">The node did not answer, or answered with an error.</exception>
    Task<NodeSample> ReadAsync(
        string node, IReadOnlyDictionary<Guid, Guid> portsByNic, CancellationToken cancellationToken);
}
