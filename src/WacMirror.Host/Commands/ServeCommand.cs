using System.CommandLine;
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
        command.Options.Add(urls);
        command.Options.Add(lab);
        command.Options.Add(data);
        command.Options.Add(open);
        command.SetAction((result, cancellationToken) => HostRunner.RunAsync(
            new HostSettings(
                result.GetValue(urls)!,
                result.GetResult(lab) is null ? null : result.GetValue(lab) ?? string.Empty,
                result.GetValue(data),
                result.GetValue(open)),
            cancellationToken));
    }
}
