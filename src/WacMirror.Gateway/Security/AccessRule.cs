using System.Collections.Immutable;

namespace WacMirror.Gateway.Security;

/// <summary>Who may do what. Whoever is in one of the groups, or is one of the users, has the permissions.</summary>
/// <param name="Groups">Security identifiers, or names as the caller's identity carries them.</param>
/// <param name="Users">Names of accounts.</param>
/// <param name="Permissions">Of <see cref="Security.Permissions.All"/>.</param>
public sealed record AccessRule(
    ImmutableArray<string> Groups, ImmutableArray<string> Users, ImmutableArray<string> Permissions);
