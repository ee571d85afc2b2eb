using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Holds the id and the name to their forms.</summary>
internal static class IdentityValidator
{
    private const int MaxNameLength = 63;

    /// <summary>The embedded cluster's id, and the words that stand where an id could in the API's addresses.</summary>
    private static readonly ImmutableArray<string> Taken = ["lab", "test", "configuration"];

    public static IEnumerable<FieldError> Check(ClusterConfig config)
    {
        if (config.Name.Length is 0 or > MaxNameLength || config.Name.Any(char.IsControl)
            || config.Name.Trim() != config.Name)
            yield return new FieldError(
                "name", config.Name.Length == 0 ? null : config.Name, $"1 to {MaxNameLength} characters, none of them at an end blank");
        // Without a name there is nothing to make an id of, and one error says it.
        if (config is { Id.Length: 0, Name.Length: 0 })
            yield break;
        if (config.Id.Length is 0 or > ClusterIds.MaxLength || ClusterIds.From(config.Id) != config.Id)
            yield return new FieldError(
                "id", config.Id, $"1 to {ClusterIds.MaxLength} lower-case letters and digits, with single '-' between them");
        else if (Taken.Contains(config.Id))
            yield return new FieldError("id", config.Id, $"another word than {string.Join(", ", Taken)}");
    }
}
