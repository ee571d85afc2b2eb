using System.Collections.Immutable;

namespace WacMirror.Core.Policies;

/// <summary>A policy's members, with their positions in the index by which they were decided.</summary>
/// <param name="Members">The members.</param>
/// <param name="Sources">The sources' positions, ascending.</param>
/// <param name="Groups">The collectors' positions by the group's name, ascending.</param>
internal sealed record PlacedMembers(
    PolicyMembers Members, int[] Sources, ImmutableSortedDictionary<string, int[]> Groups);
