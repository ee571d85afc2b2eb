using System.CommandLine;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>Works on the configured clusters in the data directory; no server is needed.</summary>
internal static class ClustersCommand
{
    public static Command Create() =>
        new("clusters", "Adds, tests, lists and removes clusters. A running WacMirror takes changes at its next start. "
            + ExitCodes.Help)
        {
            AddClusterCommand.Create(),
            TestClusterCommand.Create(),
            ListClustersCommand.Create(),
            RemoveClusterCommand.Create(),
        };
}
