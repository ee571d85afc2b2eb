using System.Collections.Immutable;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Jobs;

/// <summary>Asks for the state of many jobs at once.</summary>
internal sealed class JobQuery(ICimSession session, string node)
{
    /// <summary>Jobs named in one query. Fewer, and a handful costs the node a look at everybody's jobs; more, and WMI
    /// refuses the query (https://learn.microsoft.com/windows/win32/wmisdk/querying-with-wql, limits on AND and
    /// OR).</summary>
    private const int NamedAtOnce = 32;

    /// <summary>The jobs' states. A job that is missing is gone or, when there were many, may have ended well: then only
    /// what has not is asked for, because jobs stay listed for minutes after their end.</summary>
    public async Task<IReadOnlyDictionary<string, ConcreteJobRow>> ReadAsync(IReadOnlyCollection<RunningJob> jobs)
    {
        ImmutableArray<ConcreteJobRow> rows = await ConcreteJobRow.Table.ReadAsync(
            session,
            node,
            query => jobs.Count <= NamedAtOnce
                ? query.WhereEqualsAny("InstanceID", jobs.Select(job => job.Id))
                : ConcreteJobRow.Unfinished(query),
            CancellationToken.None);
        return rows.DistinctBy(row => row.InstanceId, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(row => row.InstanceId, StringComparer.OrdinalIgnoreCase);
    }
}
