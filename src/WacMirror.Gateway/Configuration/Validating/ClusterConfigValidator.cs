using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Everything that is wrong with an entry; each concern has a validator of its own.</summary>
public static class ClusterConfigValidator
{
    /// <summary>Fields are relative to the entry. Asks neither the network nor the disk.</summary>
    public static ImmutableArray<FieldError> Check(ClusterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return
        [
            .. IdentityValidator.Check(config),
            .. NodesValidator.Check(config),
            .. TransportValidator.Check(config),
            .. CredentialValidator.Check(config),
            .. TrustValidator.Check(config),
            .. LimitsValidator.Check(config),
        ];
    }
}
