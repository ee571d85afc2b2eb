using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Jobs;

namespace WacMirror.HyperV.Features;

/// <summary>Reads a few settings back whenever their jobs are looked at, so that what the jobs have left is known together
/// with their end. One batch; one caller at a time.</summary>
internal sealed class EarlyReadBack(FeatureRead read, FeatureVerdict verdict, ImmutableArray<FeatureItem> items)
{
    /// <summary>Fewer, and a round trip is spent on what could have been told before; more, and rows are read again and
    /// again while jobs run.</summary>
    private const int Few = 8;

    private Dictionary<AdapterId, CimObject>? found;

    /// <summary>Reads; throws nothing. Null where there are too many.</summary>
    public Func<Task>? Look => items.Length <= Few ? LookAsync : null;

    /// <summary>Settles all by what the last look showed: only when nothing speaks against success and all is as wanted.
    /// Else the look may have come just before the end.</summary>
    public bool HasSettled(IEnumerable<MethodEnd> ends)
    {
        if (found is null || ends.Any(end => end.Error is not null) || !items.All(IsMet))
            return false;
        foreach (var item in items)
        {
            item.Settle(found[item.Id], null);
            item.WasModifyRefused = false;
        }
        return true;
    }

    private bool IsMet(FeatureItem item) =>
        found!.TryGetValue(item.Id, out var setting) && verdict.Of(item.Change, setting).IsMet;

    private async Task LookAsync()
    {
        try
        {
            found = await read.BackAsync([.. items.Select(item => item.Id)]);
        }
        catch (NodeException)
        {
            // They are read back once more when the jobs have ended.
            found = null;
        }
    }
}
