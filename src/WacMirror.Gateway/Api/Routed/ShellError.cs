using System.Collections.Immutable;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Routed;

/// <summary>An error as Windows Admin Center's shell reads it, in the member <c>error</c> of the answer.</summary>
/// <param name="Code">The stable type of the problem.</param>
/// <param name="Message">What a person reads.</param>
/// <param name="Details">One for each thing that is wrong.</param>
public sealed record ShellError(string Code, string Message, ImmutableArray<ShellErrorDetail> Details)
{
    private const string AuthenticationFailed = ApiError.TypePrefix + "node-authentication-failed";
    private const string AccessDenied = ApiError.TypePrefix + "node-access-denied";

    /// <summary>The error with the shell's member. The shell asks the person for credentials at every 401, so that status
    /// is for a node that does not take them, and for nothing else.</summary>
    internal static ApiError Into(ApiError error) => error with
    {
        Status = error switch
        {
            { Type: AuthenticationFailed } => 401,
            { Type: AccessDenied } => 403,
            { Status: 401 } => 403,
            _ => error.Status,
        },
        Error = new ShellError(
            error.Type,
            error.Detail,
            [.. (error.Errors ?? []).Select(one => new ShellErrorDetail(one.Kind, one.ToString()))]),
    };
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Code">What kind of mistake.</param>
/// <param name="Message">Where, and what is allowed.</param>
public sealed record ShellErrorDetail(string Code, string Message);
