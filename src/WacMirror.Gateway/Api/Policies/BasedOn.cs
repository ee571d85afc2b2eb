using System.Globalization;
using Microsoft.AspNetCore.Http;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>On which revision of a policy a request is based: what it saw, so that nobody's change is lost.</summary>
internal static class BasedOn
{
    /// <summary>The <c>revision</c> of the address, or the If-Match that repeats an ETag; null when neither is there.</summary>
    /// <exception cref="ApiException">It is not a revision.</exception>
    public static long? Of(HttpRequest request)
    {
        if (request.Query.TryGetValue("revision", out var asked))
            return QueryText.Number("revision", asked.ToString(), 1, long.MaxValue);
        var match = request.Headers.IfMatch.ToString();
        if (match.Length == 0)
            return null;
        return long.TryParse(match.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw new ApiException(ApiError.Invalid(
                "If-Match", match, "If-Match repeats the ETag that the policy was read with.", "\"revision\""));
    }

    /// <inheritdoc cref="Of"/>
    public static long Required(HttpRequest request) =>
        Of(request) ?? throw new ApiException(ApiError.Invalid(
            "revision", null, "Say on which revision the change is based: ?revision=, or If-Match with the ETag."));

    /// <summary>Has the answer carry the revision that the next change is based on.</summary>
    public static PolicyView Tag(this PolicyView view, HttpResponse response)
    {
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Policy.Revision}\"");
        return view;
    }
}
