namespace WacMirror.Core.Storing;

/// <summary>Something that was done, or seen done, and by whom.</summary>
/// <param name="At">When.</param>
/// <param name="Cluster">The cluster's id here.</param>
/// <param name="Actor">Who; <see cref="Engine"/> for what a policy made happen, <see cref="Stranger"/> for what somebody else
/// did outside of here.</param>
/// <param name="Action">What, as <c>policy.created</c>.</param>
/// <param name="Policy">The policy it concerns.</param>
/// <param name="Setting">The setting it concerns, as <see cref="Ledger.SettingKey.ToString"/> has it.</param>
/// <param name="Detail">From what to what; values, not sentences.</param>
public sealed record AuditRow(
    DateTimeOffset At,
    string Cluster,
    string Actor,
    string Action,
    Guid? Policy = null,
    string? Setting = null,
    string? Detail = null)
{
    public const string Engine = "wacmirror";

    public const string Stranger = "stranger";
}
