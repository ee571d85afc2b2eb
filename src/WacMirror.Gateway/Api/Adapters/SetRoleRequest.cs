using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>The role an adapter shall have.</summary>
/// <param name="Role">Source, Destination or None.</param>
/// <param name="Adopt">Whether a role that somebody else set may be taken over, which clearing it needs.</param>
public sealed record SetRoleRequest(string? Role, bool Adopt = false)
{
    private static readonly ImmutableArray<string> Names = [.. Enum.GetNames<MirrorRole>()];

    /// <exception cref="ApiException">The role is not one of the three.</exception>
    public MirrorRole Wanted() =>
        Role is not null && Names.Contains(Role, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<MirrorRole>(Role, ignoreCase: true)
            : throw new ApiException(ApiError.Invalid(
                "role", Role, Role is null ? "'role' is missing." : $"There is no role '{Role}'.", Names));
}

/// <summary>What became of a role set by hand.</summary>
/// <param name="Adapter">The adapter as read back.</param>
/// <param name="Before">What was there immediately before.</param>
/// <param name="Changed">Whether anything had to be written.</param>
/// <param name="Revision">The first revision of the topology stream that shows it; an update with an earlier one is
/// older.</param>
/// <param name="Policy">The id of the policy of this one adapter that was made, changed or ended; null when none had to
/// be.</param>
public sealed record SetRoleView(AdapterView Adapter, RoleSetting Before, bool Changed, long Revision, Guid? Policy);

/// <summary>A role set by hand that is stored and not yet written.</summary>
/// <param name="Policy">The id of the policy that carries it out, or was ended; null when a role is only cleared.</param>
public sealed record PendingRoleView(Guid? Policy);
