using WacMirror.Benchmarks;
using WacMirror.Benchmarks.Switching;
using WacMirror.Benchmarks.Tap;

if (args is [Blaster.Command, .. var blast])
    return Blaster.Run(blast);

var benches = new Dictionary<string, Func<TextWriter, IReadOnlyList<BenchRow>>>
{
    ["switch"] = SwitchBench.Run,
};
if (OperatingSystem.IsLinux())
    benches.Add("tap", TapBench.Run);

if (args is not ([_] or [_, "--json", _]) || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine($"usage: NAME [--json FILE], where NAME is one of: {string.Join(", ", benches.Keys)}");
    return 2;
}

var rows = bench(Console.Out);
BenchReport.WriteTable(rows, Console.Out);
if (args.Length == 3)
    BenchReport.WriteJson(rows, args[2]);
return 0;
