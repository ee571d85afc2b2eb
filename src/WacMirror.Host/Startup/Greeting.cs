using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Startup;

/// <summary>What the person who started the program reads first.</summary>
internal static class Greeting
{
    public static void Write(TextWriter output, string signIn, string tokenFile, LabCluster? lab)
    {
        output.WriteLine();
        output.WriteLine(lab is null
            ? "WacMirror serves. No cluster is configured; --lab runs the embedded one."
            : $"WacMirror serves the embedded cluster {lab.Name}: {string.Join(", ", lab.Nodes.Select(node => node.Name))}.");
        output.WriteLine();
        output.WriteLine($"  Open the pane   {signIn}");
        output.WriteLine($"  For curl        -H \"Authorization: Bearer $(cat {tokenFile})\"");
        output.WriteLine("  Stop            Ctrl+C");
        output.WriteLine();
        output.Flush();
    }
}
