using System.Globalization;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Host.Lab;

/// <summary>A ping to send inside the lab.</summary>
/// <param name="From">A machine or a node.</param>
/// <param name="To">A machine, a node or an IPv4 address.</param>
/// <param name="Count">How many echo requests; 4 when left out.</param>
internal sealed record PingRequest(string? From, string? To, int? Count = null)
{
    private const int MaxCount = 1000;

    /// <exception cref="ApiException">Something is missing or out of bounds.</exception>
    public (string From, string To, int Count) Checked()
    {
        if (string.IsNullOrWhiteSpace(From))
            throw new ApiException(ApiError.Invalid("from", From, "'from' is missing: a machine or a node."));
        if (string.IsNullOrWhiteSpace(To))
            throw new ApiException(ApiError.Invalid("to", To, "'to' is missing: a machine, a node or an IPv4 address."));
        var count = Count ?? 4;
        return count is >= 1 and <= MaxCount
            ? (From, To, count)
            : throw new ApiException(ApiError.Invalid(
                "count",
                count.ToString(CultureInfo.InvariantCulture),
                $"'count' is a whole number from 1 to {MaxCount}.",
                $"1..{MaxCount}"));
    }
}
