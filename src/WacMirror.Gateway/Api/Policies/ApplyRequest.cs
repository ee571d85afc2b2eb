using System.Collections.Immutable;
using System.Globalization;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>How a policy shall be applied: switched on, and with as much caution as asked for.</summary>
/// <param name="Revision">The revision it is based on; null for the newest.</param>
/// <param name="Mode">Whether it writes; Enforce when absent.</param>
/// <param name="Canary">One source to try first; null to apply all of them at once.</param>
/// <param name="ConfirmWithinSeconds">Somebody must confirm within this, or everything is rolled back; null when nobody
/// must.</param>
public sealed record ApplyRequest(
    long? Revision = null, PolicyMode? Mode = null, CanaryRequest? Canary = null, double? ConfirmWithinSeconds = null)
{
    /// <summary>Seconds that can be waited for. Shorter than one shows nothing; longer than a day is forgotten.</summary>
    private const double LeastSeconds = 1, MostSeconds = 86_400;

    /// <exception cref="ApiException">Something is not allowed; with everything that is not.</exception>
    internal ApplyRequest Check()
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        CheckSeconds("confirmWithinSeconds", ConfirmWithinSeconds);
        CheckSeconds("canary.seconds", Canary?.Seconds);
        if (Canary is not null && !AdapterId.TryParse(Canary.Adapter, out _))
            errors.Add(new FieldError("canary.adapter", Canary.Adapter, "the id of a source of the policy"));
        if (Canary is { DropLimit: < 0 or double.NaN })
            errors.Add(new FieldError("canary.dropLimit", Text(Canary.DropLimit), "packets a second, 0 or more"));
        return errors.Count == 0
            ? this
            : throw new ApiException(ApiError.InvalidFields("invalid-apply", "Not applied", errors.ToImmutable()));

        void CheckSeconds(string field, double? seconds)
        {
            if (seconds is { } asked && !(asked >= LeastSeconds && asked <= MostSeconds))
                errors.Add(new FieldError(field, Text(asked), $"{LeastSeconds} to {MostSeconds} seconds"));
        }
    }

    /// <summary>What the engine shall heed; null for as a whole and for good.</summary>
    internal PolicyRollout? Rollout(DateTimeOffset now)
    {
        if (Canary is null && ConfirmWithinSeconds is null)
            return null;
        var rollout = new PolicyRollout
        {
            ConfirmBy = ConfirmWithinSeconds is { } seconds ? now + TimeSpan.FromSeconds(seconds) : null,
        };
        return Canary is null || !AdapterId.TryParse(Canary.Adapter, out var adapter) ? rollout : rollout with
        {
            Canary = adapter,
            CanaryUntil = now + TimeSpan.FromSeconds(Canary.Seconds),
            CanaryDropLimit = Canary.DropLimit,
        };
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A source that is set before the others.</summary>
/// <param name="Adapter">Its id.</param>
/// <param name="Seconds">How long it is watched before the others follow.</param>
/// <param name="DropLimit">Dropped packets a second from which everything is rolled back.</param>
public sealed record CanaryRequest(string? Adapter, double Seconds = 60, double DropLimit = 1);
