using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage;

/// <summary>A time in which a source's frames were not copied to where its policy wanted them.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Source">The source.</param>
/// <param name="Node">Where it was.</param>
/// <param name="Start">When it began, as seen.</param>
/// <param name="End">When copies were possible again, as seen; null while it lasts.</param>
/// <param name="Reason">Why no copy arrived.</param>
/// <param name="Cause">What made it so.</param>
/// <param name="Packets">What the source carried meanwhile, both directions, from the samples around; null while nothing
/// was sampled.</param>
public sealed record BlindInterval(
    Guid Id,
    string Cluster,
    Guid Policy,
    AdapterId Source,
    string Node,
    DateTimeOffset Start,
    DateTimeOffset? End,
    BlindReason Reason,
    BlindCause Cause,
    PacketRange? Packets);
