using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Reconciling;

/// <summary>Reads what the guests of one node report of their own addresses. Apart from the inventory, because the
/// answer is slow on a real node and changes seldom.</summary>
public interface IAddressReader
{
    /// <summary>The addresses of every adapter whose guest reports any, as text.</summary>
    /// <exception cref="NodeException">The node did not answer, or answered with an error.</exception>
    Task<ImmutableDictionary<AdapterId, ImmutableArray<string>>> ReadAsync(
        string node, CancellationToken cancellationToken);
}
