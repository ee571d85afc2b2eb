using WacMirror.Benchmarks;
using WacMirror.Benchmarks.Apply;
using WacMirror.Benchmarks.Inventory;
using WacMirror.Benchmarks.Plan;
using WacMirror.Benchmarks.Switching;
using WacMirror.Benchmarks.Tap;

if (args is [Blaster.Command, .. var blast])
    return Blaster.Run(blast);
if (args is [ApplyLab.Command, .. var lab])
    return await ApplyLab.RunAsync(lab);
if (args is [LabServer.Command, .. var served])
    return await LabServer.RunAsync(served);

var benches = new Dictionary<string, Func<TextWriter, BenchOutcome>>
{
    ["inventory"] = InventoryBench.Run,
    ["switch"] = SwitchBench.Run,
    ["apply"] = ApplyBench.Run,
    ["plan"] = PlanBench.Run,
};
if (OperatingSystem.IsLinux())
    benches.Add("tap", TapBench.Run);

if (args is not ([_] or [_, "--json", _]) || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"usage: NAME [--json FILE], where NAME is one of: {string.Join(", ", benches.Keys)}");
    return 2;
}

var outcome = bench(Console.Out);
BenchReport.WriteTable(outcome, Console.Out);
if (args.Length == 3)
    BenchReport.WriteJson(outcome.Rows, args[2]);
foreach (var failure in outcome.Failures)
    Console.Error.WriteLine(failure);
return outcome.Failures.Count == 0 ? 0 : 1;
