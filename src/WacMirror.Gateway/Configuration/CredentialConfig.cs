using System.Text.Json.Serialization;

namespace WacMirror.Gateway.Configuration;

/// <summary>Where user and password come from.</summary>
public enum CredentialSource
{
    /// <summary>The account that WacMirror runs under, or its Kerberos ticket; there is no password.</summary>
    Process,

    /// <summary>Two environment variables of the process.</summary>
    Environment,

    /// <summary>A file in the data directory's folder <c>credentials</c>: the user on its first line, the password on
    /// the second.</summary>
    File,
}

/// <summary>
/// A reference to an account. Whoever may manage clusters may have a credential sent to an address of his choosing, so
/// what can be referred to is bounded: variables that begin with WACMIRROR_, and files of one folder.
/// </summary>
public sealed record CredentialConfig
{
    [JsonConverter(typeof(LowerCamelNames))]
    public CredentialSource From { get; init; }

    /// <summary>The variable that holds the user.</summary>
    public string? UserVariable { get; init; }

    /// <summary>The variable that holds the password.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The file's name, without a folder.</summary>
    public string? File { get; init; }

    /// <summary>Whether Basic may send the password readable over plain HTTP to another machine.</summary>
    public bool AllowReadable { get; init; }
}
