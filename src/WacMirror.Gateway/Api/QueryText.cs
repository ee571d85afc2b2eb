using System.Globalization;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api;

/// <summary>Reads the values of an address's parameters, so that a wrong one is named.</summary>
internal static class QueryText
{
    /// <exception cref="ApiException">There is one, and it is not allowed.</exception>
    public static Guid? Id(string name, string? text) => text switch
    {
        null => null,
        _ when Guid.TryParse(text, out var id) => id,
        _ => throw new ApiException(ApiError.Invalid(name, text, $"'{text}' is not an id.", "a GUID") with
        {
            // "invalid-policy" is what a document is that cannot be stored.
            Type = $"{ApiError.TypePrefix}invalid-{name}-id",
        }),
    };

    /// <inheritdoc cref="Id"/>
    public static DateTimeOffset? Moment(string name, string? text) => text switch
    {
        null => null,
        _ when DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => throw new ApiException(ApiError.Invalid(
            name, text, $"'{text}' is not a time.", "a time as 2026-01-31T12:00:00Z")),
    };

    /// <inheritdoc cref="Id"/>
    public static long? Number(string name, string? text, long least, long most) => text switch
    {
        null => null,
        _ when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most => number,
        _ => throw new ApiException(ApiError.Invalid(
            name, text, $"'{name}' is a whole number from {least} to {most}.", $"{least}..{most}")),
    };

    /// <inheritdoc cref="Id"/>
    public static bool IsSet(string name, string? text) => text switch
    {
        null => false,
        _ when bool.TryParse(text, out var isSet) => isSet,
        _ => throw new ApiException(ApiError.Invalid(name, text, $"'{name}' is true or false.", "true", "false")),
    };
}
