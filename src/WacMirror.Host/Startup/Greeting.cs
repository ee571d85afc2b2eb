using WacMirror.Gateway.Configuration;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Startup;

/// <summary>What the person who started the program reads first.</summary>
internal static class Greeting
{
    public static void Write(
        TextWriter output, string signIn, string tokenFile, LabCluster? lab, ConfiguredState configured)
    {
        output.WriteLine();
        if (lab is not null)
            output.WriteLine(
                $"WacMirror serves the embedded cluster {lab.Name}: {string.Join(", ", lab.Nodes.Select(node => node.Name))}.");
        var broken = configured.Broken.Select(entry => entry.Id).ToHashSet();
        foreach (var cluster in configured.Clusters.Where(cluster => !broken.Contains(cluster.Id)))
            output.WriteLine(
                $"WacMirror serves {cluster.Name}: {string.Join(", ", cluster.Nodes.Select(node => node.Name))}.");
        if (lab is null && configured.Clusters.Length == 0)
            output.WriteLine(
                "WacMirror serves. No cluster is configured: 'clusters add' takes one, --lab runs the embedded one.");
        foreach (var entry in configured.Broken)
        {
            output.WriteLine($"Not served: {entry.Id ?? "an entry without id"} of {configured.File}");
            foreach (var error in entry.Errors)
                output.WriteLine($"  {error}");
        }
        output.WriteLine();
        output.WriteLine($"  Open the pane   {signIn}");
        output.WriteLine($"  For curl        -H \"Authorization: Bearer $(cat {tokenFile})\"");
        output.WriteLine("  Stop            Ctrl+C");
        output.WriteLine();
        output.Flush();
    }
}
