using System.Collections.Immutable;
using System.Security.Claims;

namespace WacMirror.Gateway.Security;

/// <summary>
/// Decides what a caller may do whom somebody else signed in. Whom no rule names may do nothing: what Windows Admin
/// Center's own roles hide is hidden in the browser only.
/// </summary>
/// <param name="rules">Any of them gives.</param>
/// <param name="origins">Pages of other addresses that may call, as in <c>https://localhost:4200</c>.</param>
public sealed class CallerRights(ImmutableArray<AccessRule> rules, ImmutableArray<string> origins)
{
    /// <summary>The administrators of the machine on which the gateway runs.</summary>
    public const string Administrators = "S-1-5-32-544";

    private static readonly ImmutableArray<string> GroupClaims =
        [ClaimTypes.GroupSid, ClaimTypes.PrimaryGroupSid, ClaimTypes.Role, "groups", "roles", "role"];

    public ImmutableArray<string> Origins { get; } = origins;

    /// <summary>The permissions in their usual order; none for somebody without a name.</summary>
    public ImmutableArray<string> Of(ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (NameOf(caller) is not { } name)
            return [];
        var given = rules
            .Where(rule => rule.Users.Contains(name, StringComparer.OrdinalIgnoreCase)
                || rule.Groups.Any(group => IsIn(caller, group)))
            .SelectMany(rule => rule.Permissions)
            .ToHashSet();
        return [.. Permissions.All.Where(given.Contains)];
    }

    /// <summary>What a caller is called; null for nobody.</summary>
    public static string? NameOf(ClaimsPrincipal caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : null;
    }

    /// <summary>A Windows identity carries its groups as identifiers and answers for their names itself.</summary>
    private static bool IsIn(ClaimsPrincipal caller, string group) =>
        caller.HasClaim(claim => GroupClaims.Contains(claim.Type)
            && claim.Value.Equals(group, StringComparison.OrdinalIgnoreCase))
        || caller.IsInRole(group);
}
