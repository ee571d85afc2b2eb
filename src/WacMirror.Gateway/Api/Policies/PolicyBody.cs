using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http;
using WacMirror.Core.Policies;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Policies;

/// <summary>A policy document as it was sent: read by <see cref="PolicyDocument"/>, whatever the rest of the API's JSON
/// does, so that every error is told at once and with its place.</summary>
internal sealed class PolicyBody(string text, PolicyReading reading, PolicyScope scope)
{
    /// <summary>Shorter would refuse a policy that names a thousand machines; longer only feeds mistakes.</summary>
    private const int MaxBytes = PolicyDocument.MaxLength;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="request">Whose body it is.</param>
    /// <param name="scope">Where it was sent.</param>
    /// <param name="id">The policy's id.</param>
    /// <param name="revision">The revision it is based on, 0 for a new policy; null when the document must tell.</param>
    /// <exception cref="ApiException">The body is too long, or no text.</exception>
    public static async Task<PolicyBody> ReadAsync(HttpRequest request, PolicyScope scope, Guid id, long? revision)
    {
        var text = await TextAsync(request, scope.Cancellation);
        var place = new PolicyPlace(scope.Engine.Definition.Id, id, revision);
        return new PolicyBody(text, PolicyDocument.Examine(text, place, scope.Now, scope.Options.Rules), scope);
    }

    /// <summary>Stores it.</summary>
    /// <exception cref="PolicyRefusedException">It cannot be stored; with everything that is wrong, by itself and with
    /// the cluster.</exception>
    public async Task<PolicyRevision> SaveAsync()
    {
        if (!reading.Errors.IsEmpty)
            throw new PolicyRefusedException((await PreviewAsync()).Errors);
        try
        {
            return await scope.Engine.SavePolicyAsync(reading.Policy!, null, scope.Actor, scope.Cancellation);
        }
        catch (PolicyRefusedException refused)
        {
            throw new PolicyRefusedException(PolicyDocument.Placed(text, refused.Errors));
        }
    }

    /// <summary>What it would do; where it cannot be understood as a whole, only why.</summary>
    public async Task<PolicyPreview> PreviewAsync()
    {
        if (reading.Policy is not { } policy)
            return new PolicyPreview(PolicyMembers.None, [], [], reading.Errors);
        var preview = await scope.Engine.PreviewAsync(policy, scope.Cancellation);
        return preview with { Errors = Joined(PolicyDocument.Placed(text, preview.Errors)) };
    }

    /// <summary>The engine looks at the policy itself too; what it says a second time is left out.</summary>
    private ImmutableArray<FieldError> Joined(ImmutableArray<FieldError> more)
    {
        var known = reading.Errors.Select(error => (error.Field, error.Kind)).ToHashSet();
        return [.. reading.Errors, .. more.Where(error => !known.Contains((error.Field, error.Kind)))];
    }

    private static async Task<string> TextAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxBytes)
            throw new ApiException(ApiError.Of(
                413, "body-too-large", "Too large", $"A policy document has up to {MaxBytes} bytes."));
        try
        {
            // Editors of Windows begin a file with the mark.
            return Utf8.GetString(buffer, 0, length).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new ApiException(ApiError.Of(
                400, "malformed-body", "The body cannot be read", "The body is no text in UTF-8."));
        }
    }
}
