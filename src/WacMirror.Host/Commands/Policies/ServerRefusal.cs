using System.Text.Json;
using WacMirror.Gateway.Api;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Host.Commands.Policies;

/// <summary>A running WacMirror did not do what it was asked for.</summary>
internal sealed class ServerRefusal(ApiError error) : Exception(error.Detail)
{
    /// <summary>A line for each thing that is wrong.</summary>
    public IEnumerable<string> Lines =>
        error.Errors is { IsEmpty: false } all ? all.Select(wrong => wrong.ToString()) : [error.Detail];

    public int ExitCode => error.Status switch
    {
        400 or 413 => ExitCodes.Invalid,
        404 => ExitCodes.Unknown,
        _ => ExitCodes.NotWorking,
    };

    /// <summary>What an answer says, whatever answered it.</summary>
    public static ServerRefusal Of(int status, string body)
    {
        try
        {
            return new ServerRefusal(JsonSerializer.Deserialize<ApiError>(body, ApiJson.Options)!);
        }
        catch (JsonException)
        {
            return new ServerRefusal(ApiError.Of(status, "foreign-answer", "Refused", $"The answer is HTTP {status}."));
        }
    }
}
