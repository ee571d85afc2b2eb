namespace WacMirror.Core.Topology;

/// <summary>Something a node said that cannot be right or is not known. It costs the one thing it is about, and never
/// the reading.</summary>
/// <param name="Adapter">Whose value it is; null when it is no adapter's.</param>
/// <param name="Note">What the node said, for people.</param>
public sealed record NodeOddity(AdapterId? Adapter, string Note);
