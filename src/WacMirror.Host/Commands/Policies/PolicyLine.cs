using WacMirror.Gateway.Api.Policies;

namespace WacMirror.Host.Commands.Policies;

/// <summary>A policy in one line.</summary>
internal static class PolicyLine
{
    public static string Of(PolicySummary policy)
    {
        var state = policy.Enabled && !policy.Expired ? policy.Mode.ToString() : "Off";
        var pending = policy.Pending == 0 ? string.Empty : $", {policy.Pending} to write";
        return $"{policy.Name}  revision {policy.Revision}, {state}, {policy.Sources} sources, "
            + $"{policy.Destinations} destinations, {policy.RollUp?.ToString() ?? "no sources"}{pending}";
    }
}
