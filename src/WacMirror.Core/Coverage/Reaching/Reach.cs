using System.Collections.Immutable;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Who of a policy gets the frames of its sources of one kind: those of one switch, session and VLAN
/// setting.</summary>
/// <param name="Groups">By the name of the group.</param>
/// <param name="Reason">Why a group gets none; null when each does.</param>
/// <param name="Unreached">The names of those groups.</param>
/// <param name="IsLeaking">Whether a destination that the policy does not name gets them too.</param>
/// <param name="HasDrifted">Whether a collector of the policy on this switch has not the role that is wanted.</param>
internal sealed record Reach(
    ImmutableArray<GroupReach> Groups,
    BlindReason? Reason,
    ImmutableArray<string> Unreached,
    bool IsLeaking,
    bool HasDrifted);

/// <summary>Which collectors of a group get the frames.</summary>
/// <param name="Name">The group; empty for any destination, of a hand-made policy.</param>
/// <param name="Collectors">They, ascending.</param>
internal sealed record GroupReach(string Name, ImmutableArray<AdapterId> Collectors);
