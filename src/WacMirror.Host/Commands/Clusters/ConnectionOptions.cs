using System.CommandLine;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Reading;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>The options that say how nodes are reached and as whom.</summary>
internal sealed class ConnectionOptions
{
    private readonly Option<NodeTransport?> transport = new("--transport")
    {
        Description = "The client: wsman everywhere, mi on Windows. Default: what suits.",
    };

    private readonly Option<WsmanProtocol?> protocol = new("--protocol")
    {
        Description = "http (port 5985, Negotiate encrypts) or https (port 5986). Default: http, for basic https.",
    };

    private readonly Option<AuthenticationScheme> scheme = new("--scheme")
    {
        Description = "negotiate (default), kerberos, ntlm or basic.",
    };

    private readonly Option<string?> userVariable = new("--user-variable")
    {
        Description = "The environment variable with the user; begins with WACMIRROR_.",
    };

    private readonly Option<string?> passwordVariable = new("--password-variable")
    {
        Description = "The environment variable with the password; begins with WACMIRROR_.",
    };

    private readonly Option<string?> credentialFile = new("--credential-file")
    {
        Description = "A file of the data directory's folder credentials: user on line 1, password on line 2, mode 600. "
            + "Without variables and file, WacMirror uses the account it runs under.",
    };

    private readonly Option<bool> allowReadable = new("--allow-readable-password")
    {
        Description = "Lets basic send the password readable over http to other machines.",
    };

    private readonly Option<string?> pin = new("--pin")
    {
        Description = "The SHA-256 thumbprint of the one certificate to trust.",
    };

    private readonly Option<string?> authority = new("--authority")
    {
        Description = "The full path of a PEM file with the authority to trust. Default: what the system trusts.",
    };

    private readonly Option<int> operations = new("--operations")
    {
        Description = "Operations at once on one node.",
        DefaultValueFactory = _ => new LimitsConfig().Operations,
    };

    public void AddTo(Command command)
    {
        Option[] all =
        [
            transport, protocol, scheme, userVariable, passwordVariable, credentialFile, allowReadable, pin, authority,
            operations,
        ];
        foreach (var option in all)
            command.Options.Add(option);
    }

    /// <summary>The definition with these options in it; not yet validated.</summary>
    public ClusterConfig Apply(ParseResult result, ClusterConfig config)
    {
        var (user, password, file) =
            (result.GetValue(userVariable), result.GetValue(passwordVariable), result.GetValue(credentialFile));
        var (sha256, pem) = (result.GetValue(pin), result.GetValue(authority));
        var chosen = result.GetValue(scheme);
        return config with
        {
            Transport = result.GetValue(transport),
            Protocol = result.GetValue(protocol) ?? ClusterConfigReader.DefaultProtocol(chosen),
            Scheme = chosen,
            Credential = new CredentialConfig
            {
                From = file is not null ? CredentialSource.File
                    : user is not null || password is not null ? CredentialSource.Environment
                    : CredentialSource.Process,
                UserVariable = user,
                PasswordVariable = password,
                File = file,
                AllowReadable = result.GetValue(allowReadable),
            },
            Trust = new TrustConfig
            {
                By = sha256 is not null ? TrustSource.Pinned : pem is not null ? TrustSource.Authority : TrustSource.System,
                Sha256 = sha256,
                File = pem,
            },
            Limits = new LimitsConfig { Operations = result.GetValue(operations) },
        };
    }
}
