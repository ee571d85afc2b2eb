using System.Collections.Immutable;
using WacMirror.Gateway.Engine;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>One page of the adapters that a query selects.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">How many the query selects in all.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">Items a page.</param>
/// <param name="Errors">Nodes whose part is missing or old.</param>
/// <param name="ReadAt">The oldest reading in the answer; null before every node was read once.</param>
/// <param name="Revision">Of the topology stream; grows.</param>
public sealed record AdapterPage(
    ImmutableArray<AdapterView> Items,
    int Total,
    int Page,
    int PageSize,
    ImmutableArray<NodeError> Errors,
    DateTimeOffset? ReadAt,
    long Revision);
