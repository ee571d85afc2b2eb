using WacMirror.Core.Coverage.Reaching;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Blindness;

/// <summary>What readings showed of a source: what a later blindness is explained by.</summary>
/// <param name="Node">Where it was.</param>
/// <param name="Role">Its role.</param>
/// <param name="Reach">Who heard it; null when nobody could.</param>
internal sealed record Sight(string Node, RoleSetting Role, Reach? Reach);
