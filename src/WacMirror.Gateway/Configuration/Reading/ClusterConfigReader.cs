using System.Collections.Immutable;
using System.Text.Json;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Configuration.Validating;
using WacMirror.Gateway.Engine;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Gateway.Configuration.Reading;

/// <summary>Turns the JSON of one entry into its record, with every default written out.</summary>
public static class ClusterConfigReader
{
    /// <summary>Reads an entry that stands alone, as a request does.</summary>
    /// <exception cref="ConfigException">With everything that is wrong, each with line and column.</exception>
    public static ClusterConfig Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var document = ConfigDocument.Parse(json);
        var (config, errors) = Read(document.Root, string.Empty);
        return errors.Length == 0 ? config : throw new ConfigException([.. errors.Select(document.Placed)]);
    }

    /// <summary>The entry, and what is wrong with it; fields begin with the path.</summary>
    internal static (ClusterConfig Config, ImmutableArray<FieldError> Errors) Read(JsonElement element, string path)
    {
        var errors = new List<FieldError>();
        var config = ReadEntry(new ConfigField(path, element, errors));
        var prefix = path.Length == 0 ? string.Empty : path + ".";
        errors.AddRange(ClusterConfigValidator.Check(config)
            .Select(error => error with { Field = prefix + error.Field })
            // Where the form is wrong already, what the value then seems to be is no second error.
            .Where(error => errors.TrueForAll(known => known.Field != error.Field)));
        return (config, [.. errors]);
    }

    private static ClusterConfig ReadEntry(ConfigField field)
    {
        var member = field.Members(
            "id", "name", "kind", "nodes", "transport", "protocol", "scheme", "credential", "trust", "limits");
        var name = member("name").Text() ?? string.Empty;
        var scheme = member("scheme").Choice<AuthenticationScheme>() ?? AuthenticationScheme.Negotiate;
        return new ClusterConfig
        {
            Id = member("id").Text() ?? ClusterIds.From(name),
            Name = name,
            Kind = member("kind").Choice<ClusterKind>() ?? ClusterKind.FailoverCluster,
            Nodes = [.. member("nodes").Items().Select(ReadNode)],
            Transport = member("transport").Choice<NodeTransport>(),
            Protocol = member("protocol").Choice<WsmanProtocol>() ?? DefaultProtocol(scheme),
            Scheme = scheme,
            Credential = ReadCredential(member("credential")),
            Trust = ReadTrust(member("trust")),
            Limits = ReadLimits(member("limits")),
        };
    }

    /// <summary>Negotiate encrypts messages itself and every server listens for it on HTTP; a password that goes as it
    /// is needs HTTPS.</summary>
    public static WsmanProtocol DefaultProtocol(AuthenticationScheme scheme) =>
        scheme == AuthenticationScheme.Basic ? WsmanProtocol.Https : WsmanProtocol.Http;

    private static NodeConfig ReadNode(ConfigField field)
    {
        var member = field.Members("name", "address", "port");
        return new NodeConfig(
            member("name").Text() ?? string.Empty,
            member("address").Text(),
            member("port").Number(NodesValidator.PortRule));
    }

    private static CredentialConfig ReadCredential(ConfigField field)
    {
        var member = field.Members("from", "userVariable", "passwordVariable", "file", "allowReadable");
        return new CredentialConfig
        {
            From = member("from").Choice<CredentialSource>() ?? CredentialSource.Process,
            UserVariable = member("userVariable").Text(CredentialValidator.VariableRule, mayShow: false),
            PasswordVariable = member("passwordVariable").Text(CredentialValidator.VariableRule, mayShow: false),
            File = member("file").Text(CredentialValidator.FileRule, mayShow: false),
            AllowReadable = member("allowReadable").Flag() ?? false,
        };
    }

    private static TrustConfig ReadTrust(ConfigField field)
    {
        var member = field.Members("by", "sha256", "file");
        return new TrustConfig
        {
            By = member("by").Choice<TrustSource>() ?? TrustSource.System,
            Sha256 = member("sha256").Text(),
            File = member("file").Text(),
        };
    }

    private static LimitsConfig ReadLimits(ConfigField field)
    {
        var operations = field.Members("operations")("operations").Number(LimitsValidator.OperationsRule);
        return operations is { } number ? new LimitsConfig { Operations = number } : new LimitsConfig();
    }
}
