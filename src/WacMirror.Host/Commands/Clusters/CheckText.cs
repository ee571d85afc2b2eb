using WacMirror.Gateway.Checks;

namespace WacMirror.Host.Commands.Clusters;

/// <summary>A test's report for people: one line a step, and below it what to do.</summary>
internal static class CheckText
{
    public static void Write(TextWriter output, ClusterCheckReport report)
    {
        output.WriteLine($"{report.Name} ({report.Id})");
        foreach (var node in report.Nodes)
        {
            output.WriteLine($"  {node.Node} at {node.Address} as {node.Identity}");
            foreach (var step in node.Steps)
            {
                output.WriteLine($"    {Word(step.Outcome),-7}  {step.Id,-14}  {step.Detail}");
                if (step.Advice is not null)
                    output.WriteLine($"             {"",-14}  -> {step.Advice}");
            }
        }
        if (report.Unlisted.Length > 0)
            output.WriteLine($"  Also in the cluster, reached by name: {string.Join(", ", report.Unlisted)}");
    }

    private static string Word(StepOutcome outcome) => outcome switch
    {
        StepOutcome.Works => "works",
        StepOutcome.Fails => "FAILS",
        _ => "skipped",
    };
}
