using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Naming;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security.Forwarded;

namespace WacMirror.Gateway.Api.Errors;

/// <summary>What an endpoint answers when it does not do what was asked: RFC 9457 problem details whose
/// <see cref="Type"/> is stable, with the field, its value and what is allowed where there is one.</summary>
public sealed partial record ApiError
{
    public const string TypePrefix = "urn:wacmirror:error:";

    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public required string Detail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Allowed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Node { get; init; }

    /// <summary>The policy that stands against it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PolicyRef? Policy { get; init; }

    /// <summary>Everything that is wrong, where one answer can tell several things; the first of them is also in
    /// <see cref="Field"/>, <see cref="Value"/> and <see cref="Allowed"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<FieldError>? Errors { get; init; }

    /// <summary>The same for Windows Admin Center's shell; only where its gateway carried the request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShellError? Error { get; init; }

    public static ApiError SignInRequired() => Of(
        401, "sign-in-required", "Sign in first", "Open the sign-in address that WacMirror printed, or send its token.");

    public static ApiError PermissionMissing() => Of(
        403, "permission-missing", "Not allowed", "Your account lacks the permission that this needs.");

    public static ApiError CallerUnknown() => Of(
        403, "caller-unknown", "Nobody is signed in", "The gateway did not say who is calling.");

    /// <summary>Where nodes are reached with the caller's own account, and the gateway handed over none.</summary>
    public static ApiError CallerIdentityMissing() => Of(
        403, "caller-identity-missing", "Your account cannot be used here",
        "The gateway did not hand over a Windows identity with which nodes could be reached. Sign in to it with a Windows "
        + "account, or have it act with its own.");

    public static ApiError TokenRefused(TokenRefusal refusal) => Of(
        401, refusal.Code(), "The gateway's token is refused", refusal switch
        {
            TokenRefusal.Expired => "Its time is over, or the two clocks differ.",
            TokenRefusal.WrongAudience => "It is for another installation.",
            TokenRefusal.OtherRequest => "It is for another method or address.",
            TokenRefusal.Replayed => "It was used before.",
            TokenRefusal.Forged => "It is not signed with the key that this installation shares with the gateway.",
            _ => "It cannot be read.",
        });

    /// <summary>What the plug-in in the gateway answers for a host that is not there.</summary>
    public static ApiError HostUnavailable(string address) => Of(
        503, "host-unavailable", "WacMirror's host does not answer",
        $"Nobody answers at {address}. The next request finds the host when it is there again.");

    /// <summary>What it answers when the host does not take its tokens.</summary>
    public static ApiError HostRefusedToken(string reason) => Of(
        503, "host-refused-gateway", "WacMirror's host does not trust the gateway",
        $"The host refused the gateway's token ({reason}). Key and audience of both have to be the same.");

    public static ApiError HostRefused(string host) => Of(
        403, "host-refused", "Wrong host name", "This installation answers on loopback names only.") with
    {
        Field = "Host",
        Value = host,
        Allowed = ["localhost", "127.0.0.1", "[::1]"],
    };

    public static ApiError OriginRefused(string origin, string own) => Of(
        403, "origin-refused", "Foreign page", "Requests of other sites are refused.") with
    {
        Field = "Origin",
        Value = origin,
        Allowed = [own],
    };

    public static ApiError UnknownCluster(string id, IEnumerable<string> known) => Of(
        404, "unknown-cluster", "No such cluster", $"There is no cluster '{id}'.") with
    {
        Field = "cluster",
        Value = id,
        Allowed = [.. known],
    };

    public static ApiError UnknownAdapter(string id) => Of(
        404, "unknown-adapter", "No such adapter", $"No node of the cluster shows an adapter '{id}'.") with
    {
        Field = "id",
        Value = id,
    };

    public static ApiError UnknownPath(string path) => Of(
        404, "unknown-path", "Nothing here", $"There is nothing at '{path}'.") with { Field = "path", Value = path };

    /// <summary>What an answer without a body means, by its status.</summary>
    public static ApiError Of(HttpContext context)
    {
        var (path, method) = (context.Request.Path.ToString(), context.Request.Method);
        return context.Response.StatusCode switch
        {
            404 => UnknownPath(path),
            405 => Of(405, "wrong-method", "Not this way", $"'{path}' does not take {method}.") with
            {
                Field = "method",
                Value = method,
                Allowed = [.. context.Response.Headers.Allow.ToString().Split(", ", StringSplitOptions.RemoveEmptyEntries)],
            },
            413 => Of(413, "body-too-large", "Too large", "The body is larger than this address takes."),
            415 => Of(415, "wrong-content-type", "Not this content", "Send JSON, and say so.") with
            {
                Field = "Content-Type",
                Value = context.Request.ContentType ?? string.Empty,
                Allowed = ["application/json"],
            },
            var status => Of(status, $"status-{status}", "Refused", $"The answer is HTTP {status}."),
        };
    }

    public static ApiError Invalid(string field, string? value, string detail, params ImmutableArray<string> allowed) => Of(
        400, "invalid-" + field.ToLowerInvariant(), "Not a usable value", detail) with
    {
        Field = field,
        Value = value,
        Allowed = allowed.IsDefaultOrEmpty ? null : allowed,
    };

    public static ApiError Malformed(BadHttpRequestException error)
    {
        var detail = error.InnerException is JsonException json
            ? $"The body is not the JSON that is expected, at {json.Path ?? "$"}, line {json.LineNumber + 1}."
            : "The body is missing, or not what this address takes.";
        var kind = error.StatusCode == 413 ? "body-too-large" : "malformed-body";
        return Of(error.StatusCode, kind, "The body cannot be read", detail);
    }

    /// <summary>A node's failure: 409 where the adapter stands against it or is gone, 503 where the same may succeed
    /// later, 504 for silence, else 502.</summary>
    public static ApiError From(NodeException error)
    {
        var (status, title) = error.Fault switch
        {
            NodeFault.NotConnected => (409, "The adapter cannot take a role"),
            NodeFault.NotFound => (409, "The adapter is no longer where it was"),
            NodeFault.NotSupported => (409, "The node does not have this"),
            NodeFault.TimedOut => (504, "The node did not answer in time"),
            NodeFault.Unreachable => (502, "The node cannot be reached"),
            NodeFault.Busy => (503, "The node is busy"),
            NodeFault.AuthenticationFailed => (502, "The node does not take the account"),
            NodeFault.CertificateRejected => (502, "The node's certificate is not trusted"),
            NodeFault.SilentNoOp => (502, "The node reported success and changed nothing"),
            _ => (502, "The node refused"),
        };
        var kind = error.Fault == NodeFault.NotConnected ? "not-mirrorable" : "node-" + Kebab(error.Fault);
        return Of(status, kind, title, error.Message) with { Node = error.Node };
    }

    public static ApiError From(ConfigException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return InvalidFields("invalid-cluster", "Not a usable cluster", error.Errors, error.Message);
    }

    /// <summary>Several things that are wrong with one request.</summary>
    public static ApiError InvalidFields(
        string kind, string title, ImmutableArray<FieldError> errors, string? detail = null)
    {
        var first = errors.FirstOrDefault();
        return Of(400, kind, title, detail ?? string.Join(Environment.NewLine, errors)) with
        {
            Field = first?.Field,
            Value = first?.Value,
            Allowed = first is null ? null : [first.Allowed],
            Errors = errors,
        };
    }

    public static ApiError NotConfigured(string id) => Of(
        409, "not-configured", "Not in the configuration", $"The cluster '{id}' is not one of the configuration.") with
    {
        Field = "cluster",
        Value = id,
    };

    public static ApiError From(AdapterUnsettledException error) => error.Adapter?.Presence == Presence.Duplicate
        ? Of(409, "duplicate-identity", "The id is there twice", error.Message)
        : Of(409, "machine-moving", "The machine is on its way", error.Message);

    public static ApiError From(AdapterNotFoundException error) => UnknownAdapter(error.Id.ToString());

    public static ApiError Of(int status, string kind, string title, string detail) => new()
    {
        Type = TypePrefix + kind,
        Title = title,
        Status = status,
        Detail = detail,
    };

    public Task WriteAsync(HttpContext context)
    {
        var shown = context.Features.Get<RoutedCall>() is null ? this : ShellError.Into(this);
        context.Response.StatusCode = shown.Status;
        return context.Response.WriteAsJsonAsync(
            shown, ApiJson.Options, "application/problem+json", context.RequestAborted);
    }

    private static string Kebab(NodeFault fault) =>
        string.Concat(fault.ToString().Select((letter, at) =>
            char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
}
