using System.Collections.Immutable;
using WacMirror.Core.Storing;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Audit;

/// <summary>Something that was done, or seen done, and by whom.</summary>
/// <param name="Number">Its place in the order of writing.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who: a name, 'wacmirror' for what a policy made happen, 'stranger' for what was done outside of here.</param>
/// <param name="Action">What, as <c>policy.created</c>.</param>
/// <param name="Policy">The policy it concerns.</param>
/// <param name="Setting">The key of the setting it concerns.</param>
/// <param name="Adapter">The adapter it concerns, as it is now.</param>
/// <param name="Detail">From what to what.</param>
public sealed record AuditView(
    long Number,
    DateTimeOffset At,
    string Actor,
    string Action,
    PolicyRef? Policy,
    string? Setting,
    AdapterRef? Adapter,
    string? Detail)
{
    internal static AuditView Of(NumberedAuditRow numbered, ClusterNames names)
    {
        var row = numbered.Row;
        return new AuditView(
            numbered.Number,
            row.At,
            row.Actor,
            row.Action,
            row.Policy is { } policy ? names.Policy(policy) : null,
            row.Setting,
            row.Setting is { } setting ? AdapterOf(setting, names) : null,
            row.Detail);
    }

    /// <summary>The keys of an adapter's settings end in its id.</summary>
    private static AdapterRef? AdapterOf(string setting, ClusterNames names) =>
        AdapterId.TryParse(setting[(setting.IndexOf(':', StringComparison.Ordinal) + 1)..], out var id)
            ? names.Adapter(id)
            : null;
}

/// <summary>A page of the audit, newest first.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">What to give as <c>before</c> for the page after this one; null when there is none.</param>
public sealed record AuditPage(ImmutableArray<AuditView> Items, long? Next);
