using System.CommandLine;
using System.Globalization;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.Host.Startup;

namespace WacMirror.Host.Commands;

/// <summary>Runs the API, the hub and the pane until stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Runs WacMirror until Ctrl+C. This is the default.");
        AddTo(command);
        return command;
    }

    /// <summary>Gives a command the options of serving and its action.</summary>
    public static void AddTo(Command command)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Addresses to listen on, separated by ';'. Loopback only until an authentication is configured.",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var lab = new Option<string?>("--lab")
        {
            Description = "Runs the embedded cluster: the default topology, a topology file, or scale:NODESxMACHINES.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var data = new Option<string?>("--data")
        {
            Description = "The data directory. Default: the platform's place for application data.",
        };
        var open = new Option<bool>("--open") { Description = "Opens the pane in the browser, signed in." };
        var resync = new Option<int?>("--resync")
        {
            Description = "How many seconds apart each node is read whole though nothing seems to have changed, which is how "
                + "late a change by another tool shows. Default: 15.",
        };
        resync.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(
                    token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && seconds is >= 1 and <= HostSettings.LongestResync))
                result.AddError($"--resync: '{token.Value}' cannot be used; allowed is 1 to {HostSettings.LongestResync}.");
        });
        var gatewayKey = new Option<string?>("--gateway-key")
        {
            Description = "The file with the key that the plug-in in Windows Admin Center's gateway shares; made when it is not "
                + "there. The plug-in may then call for the people it names.",
        };
        var gatewayAudience = new Option<string>("--gateway-audience")
        {
            Description = "The name under which the plug-in's tokens are for this installation.",
            DefaultValueFactory = _ => GatewayTokens.DefaultAudience,
        };
        command.Options.Add(urls);
        command.Options.Add(lab);
        command.Options.Add(data);
        command.Options.Add(open);
        command.Options.Add(resync);
        command.Options.Add(gatewayKey);
        command.Options.Add(gatewayAudience);
        command.SetAction((result, cancellationToken) => HostRunner.RunAsync(
            new HostSettings(
                result.GetValue(urls)!,
                result.GetResult(lab) is null ? null : result.GetValue(lab) ?? string.Empty,
                result.GetValue(data),
                result.GetValue(open),
                result.GetValue(resync),
                result.GetValue(gatewayKey),
                result.GetValue(gatewayAudience)!),
            cancellationToken));
    }
}
