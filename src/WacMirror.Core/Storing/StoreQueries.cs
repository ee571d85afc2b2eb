namespace WacMirror.Core.Storing;

/// <summary>Which audit rows, newest first.</summary>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Policy">One policy's; null for all.</param>
/// <param name="Before">Older than this row; null from the newest on.</param>
/// <param name="Limit">At most so many.</param>
public sealed record AuditQuery(string Cluster, Guid? Policy = null, long? Before = null, int Limit = 100);

/// <summary>An audit row with its place in the order of writing. Numbers grow; some may be missing.</summary>
public sealed record NumberedAuditRow(long Number, AuditRow Row);

/// <summary>Which blind intervals, the latest start first: those that overlap the time.</summary>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Policy">One policy's; null for all.</param>
/// <param name="From">Those that ended after it, or last; null for all.</param>
/// <param name="To">Those that started before it; null for all.</param>
/// <param name="Limit">At most so many.</param>
public sealed record IntervalQuery(
    string Cluster, Guid? Policy = null, DateTimeOffset? From = null, DateTimeOffset? To = null, int Limit = 1000);
