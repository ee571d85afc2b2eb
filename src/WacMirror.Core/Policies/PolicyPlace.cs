namespace WacMirror.Core.Policies;

/// <summary>Where a document is posted to. What the document says itself of id, cluster and revision must fit.</summary>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Id">The policy's id; a fresh one for a new policy.</param>
/// <param name="Revision">The revision on which the change is based, 0 for a new policy; null when the document itself
/// must tell.</param>
public sealed record PolicyPlace(string Cluster, Guid Id, long? Revision);
