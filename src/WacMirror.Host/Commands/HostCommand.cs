using System.CommandLine;
using WacMirror.Host.Commands.Clusters;
using WacMirror.Host.Commands.Policies;

namespace WacMirror.Host.Commands;

/// <summary>The command line. Without a command it serves.</summary>
internal static class HostCommand
{
    /// <summary>How long what is under way may take to end. Shorter, and captures and network namespaces are left behind;
    /// longer, and Ctrl+C seems not to work.</summary>
    public static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(20);

    public static RootCommand Create()
    {
        var root = new RootCommand("WacMirror: Hyper-V port mirroring across a cluster.");
        ServeCommand.AddTo(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(ClustersCommand.Create());
        root.Subcommands.Add(PoliciesCommand.Create());
        root.Subcommands.Add(ProbeCommand.Create());
        root.Subcommands.Add(OpenApiCommand.Create());
        return root;
    }
}
