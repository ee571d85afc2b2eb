using System.Globalization;
using WacMirror.Benchmarks;
using WacMirror.Benchmarks.Apply;
using WacMirror.Benchmarks.Inventory;
using WacMirror.Benchmarks.Move;
using WacMirror.Benchmarks.Plan;
using WacMirror.Benchmarks.Plugin;
using WacMirror.Benchmarks.Switching;
using WacMirror.Benchmarks.Tap;

if (args is [Blaster.Command, .. var blast])
    return Blaster.Run(blast);
if (args is [ApplyLab.Command, .. var lab])
    return await ApplyLab.RunAsync(lab);
if (args is [LabServer.Command, .. var served])
    return await LabServer.RunAsync(served);

var moves = MoveBench.DefaultMoves;
if (args is ["move", "--moves", var number, .. var others]
    && int.TryParse(number, CultureInfo.InvariantCulture, out moves) && moves > 0)
    args = ["move", .. others];

var benches = new Dictionary<string, Func<TextWriter, BenchOutcome>>
{
    ["inventory"] = InventoryBench.Run,
    ["switch"] = SwitchBench.Run,
    ["apply"] = ApplyBench.Run,
    ["plan"] = PlanBench.Run,
    ["plugin"] = PlugInBench.Run,
    ["move"] = output => MoveBench.Run(output, moves),
};
if (OperatingSystem.IsLinux())
    benches.Add("tap", TapBench.Run);

if (args is not ([_] or [_, "--json", _]) || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"usage: NAME [--json FILE], where NAME is one of: {string.Join(", ", benches.Keys)}; "
        + "move takes --moves N before it");
    return 2;
}

var outcome = bench(Console.Out);
BenchReport.WriteTable(outcome, Console.Out);
if (args.Length == 3)
    BenchReport.WriteJson(outcome.Rows, args[2]);
foreach (var failure in outcome.Failures)
    Console.Error.WriteLine(failure);
return outcome.Failures.Count == 0 ? 0 : 1;
