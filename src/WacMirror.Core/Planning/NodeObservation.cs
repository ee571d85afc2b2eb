using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Planning;

/// <summary>What is known of one node.</summary>
/// <param name="Name">The node.</param>
/// <param name="IsSilent">Whether its latest reading failed: what it showed before is old, and it takes no step.</param>
/// <param name="ReadAt">When it last answered; null when it never did.</param>
/// <param name="Switches">Its virtual switches as of then.</param>
public sealed record NodeObservation(
    string Name, bool IsSilent, DateTimeOffset? ReadAt, ImmutableArray<VirtualSwitch> Switches);
