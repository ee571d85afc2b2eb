using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>A query as read.</summary>
/// <param name="ClassName">FROM.</param>
/// <param name="Columns">SELECT; empty for <c>*</c>.</param>
/// <param name="Condition">WHERE, or null.</param>
/// <param name="Within">WITHIN of an event query, or null.</param>
internal sealed record WqlQuery(
    string ClassName, ImmutableArray<string> Columns, WqlCondition? Condition, TimeSpan? Within = null);
