using WacMirror.Core.Policies;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration;

/// <summary>Finds the account that an entry refers to. What it reads goes into the credential and nowhere else.</summary>
/// <param name="folder">The data directory.</param>
/// <param name="environment">A variable's value by its name.</param>
public sealed class CredentialStore(string folder, Func<string, string?> environment) : INodeCredentials
{
    /// <summary>User and password have no business in a longer file; a wrong one is not read whole.</summary>
    private const int MaxFileLength = 4096;

    public string Folder { get; } = Path.Combine(folder, "credentials");

    /// <exception cref="ConfigException">The reference leads to nothing usable.</exception>
    public NodeCredential Find(ClusterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config.Credential.From == CredentialSource.Process)
            return new NodeCredential.OwnProcess(Package(config.Scheme));
        var (user, password) = config.Credential.From == CredentialSource.Environment
            ? (Variable("userVariable", config.Credential.UserVariable!),
                Variable("passwordVariable", config.Credential.PasswordVariable!))
            : ReadFile(config.Credential.File!);
        return Account(config, user, password);
    }

    /// <summary>An account, proven as the entry says.</summary>
    internal static NodeCredential Account(ClusterConfig config, string user, string password) =>
        config.Scheme == AuthenticationScheme.Basic
            ? new NodeCredential.Basic(user, password, config.Credential.AllowReadable)
            : new NodeCredential.Account(user, password, Package(config.Scheme));

    private static NegotiatePackage Package(AuthenticationScheme scheme) => scheme switch
    {
        AuthenticationScheme.Kerberos => NegotiatePackage.Kerberos,
        AuthenticationScheme.Ntlm => NegotiatePackage.Ntlm,
        _ => NegotiatePackage.Negotiate,
    };

    private string Variable(string member, string name) =>
        environment(name) is { Length: > 0 } value
            ? value
            : throw Refused(member, name, "a variable that is set where WacMirror runs");

    private (string User, string Password) ReadFile(string name)
    {
        var path = Path.Combine(Folder, name);
        var form = $"a file {path} with the user on its first line and the password on the second";
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw Refused("file", name, form);
            // On Windows the folder's access list decides; there is no one mode to look at.
            if (!OperatingSystem.IsWindows() && (file.UnixFileMode & OthersMayRead) != 0)
                throw Refused("file", name, $"a file that only its owner can read: chmod 600 {path}");
            if (file.Length > MaxFileLength)
                throw Refused("file", name, form);
            return File.ReadAllLines(path) is [{ Length: > 0 } user, { Length: > 0 } password, ..]
                ? (user.Trim(), password)
                : throw Refused("file", name, form);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(
                [new FieldError("credential.file", name, $"a file that can be read ({error.Message})")], error);
        }
    }

    private const UnixFileMode OthersMayRead =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static ConfigException Refused(string member, string value, string allowed) =>
        new([new FieldError($"credential.{member}", value, allowed)]);
}
