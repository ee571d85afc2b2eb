using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>Policy documents at the edge of the API.</summary>
internal static class PolicyText
{
    /// <summary>Shorter would refuse a policy that names a thousand adapters one by one; longer only feeds mistakes.</summary>
    private const int MaxBytes = 256 * 1024;

    public static string Schema => "{}";

    public static async Task<MirrorPolicy> ReadAsync(HttpRequest request, PolicyScope scope, MirrorPolicy? replaced = null)
    {
        var text = await TextAsync(request, scope.Cancellation);
        throw new PoliciesHaltedException($"There is no reader of documents: {replaced?.Name ?? text}.");
    }

    public static JsonElement Write(MirrorPolicy policy) => JsonSerializer.SerializeToElement(policy.Name);

    /// <exception cref="ApiException">The body is too long.</exception>
    private static async Task<string> TextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : throw new ApiException(ApiError.Of(
                413, "body-too-large", "Too large", $"A policy document has up to {MaxBytes} bytes."));
    }
}
