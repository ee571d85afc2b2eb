using System.Collections.Immutable;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Reading;
using WacMirror.Gateway.Security;

namespace WacMirror.GatewayPlugin.Pipeline.Settings;

/// <summary>Reads the settings and says everything that is wrong with them, with line and column.</summary>
public static class PlugInSettingsReader
{
    /// <summary>Stands for every permission in a rule.</summary>
    private const string Everything = "*";

    /// <exception cref="ConfigException">The text is no settings.</exception>
    public static PlugInSettings Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var document = ConfigDocument.Parse(json);
        var errors = new List<FieldError>();
        var settings = Read(new ConfigField(string.Empty, document.Root, errors));
        return errors.Count == 0 ? settings : throw new ConfigException([.. errors.Select(document.Placed)]);
    }

    private static PlugInSettings Read(ConfigField field)
    {
        var member = field.Members("mode", "actAs", "data", "access", "origins", "host");
        var usual = new PlugInSettings();
        var mode = member("mode").Choice<PlugInMode>() ?? usual.Mode;
        var actAs = member("actAs").Choice<ActAs>() ?? usual.ActAs;
        if (mode == PlugInMode.Forwarding && actAs == ActAs.Caller)
            member("actAs").Refuse("machine: a host acts with its own account");
        return usual with
        {
            Mode = mode,
            ActAs = actAs,
            Data = Folder(member("data")) ?? usual.Data,
            Access = member("access").IsPresent ? [.. member("access").Items().Select(Rule)] : usual.Access,
            Origins = Texts(member("origins"), IsOrigin, "an origin as in https://localhost:4200"),
            Host = Host(member("host"), isNeeded: mode == PlugInMode.Forwarding),
        };
    }

    private static ForwardingSettings Host(ConfigField field, bool isNeeded)
    {
        const string Form = "http://127.0.0.1:PORT, the address of a host on this machine";
        var member = field.Members("address", "key", "audience");
        var usual = new ForwardingSettings();
        var text = member("address").Text(Form);
        // Only the loopback: what goes there is neither encrypted nor is the other end proven.
        var isUsable = Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true }
            && address.PathAndQuery == "/";
        if (text is not null && !isUsable)
            member("address").Refuse(Form);
        var key = Folder(member("key"));
        if (isNeeded && key is null)
            member("key").Refuse("the full path of the file that was given to the host with --gateway-key");
        return new ForwardingSettings(
            isUsable ? address! : usual.Address, key ?? usual.Key, member("audience").Text() ?? usual.Audience);
    }

    private static AccessRule Rule(ConfigField field)
    {
        var member = field.Members("groups", "users", "permissions");
        var permissions = Texts(
            member("permissions"),
            name => name == Everything || Permissions.All.Contains(name),
            $"{Everything}, {string.Join(", ", Permissions.All)}");
        if (permissions.IsEmpty)
            member("permissions").Refuse("one permission or more");
        return new AccessRule(
            Texts(member("groups"), IsName, "the name of a group or its security identifier"),
            Texts(member("users"), IsName, "the name of an account"),
            permissions.Contains(Everything) ? Permissions.All : permissions);
    }

    /// <summary>Variables of the machine may stand in it, as <c>%ProgramData%</c>.</summary>
    private static string? Folder(ConfigField field)
    {
        if (field.Text() is not { } text)
            return null;
        var path = Environment.ExpandEnvironmentVariables(text);
        if (!Path.IsPathFullyQualified(path))
            field.Refuse("a full path");
        return path;
    }

    private static ImmutableArray<string> Texts(ConfigField field, Func<string, bool> isUsable, string allowed)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in field.Items())
            if (item.Text(allowed) is { } text && isUsable(text))
                texts.Add(text);
            else if (item.IsPresent)
                item.Refuse(allowed);
        return texts.ToImmutable();
    }

    private static bool IsName(string text) => text.Trim().Length > 0;

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https"
        && origin.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
