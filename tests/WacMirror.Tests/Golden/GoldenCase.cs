using WacMirror.Core.Planning;

namespace WacMirror.Tests.Golden;

/// <summary>A folder of <c>cases</c>: what is wanted, what is there and what is remembered, and what must follow.</summary>
internal sealed class GoldenCase
{
    private readonly string folder;
    private readonly CaseNames names = new();

    public GoldenCase(string name)
    {
        folder = Path.Combine(Root, name);
        var policies = CasePolicies.Parse(Text("policies.json")!);
        var topology = CaseJson.Read<CaseTopology>(Text("topology.json")!);
        var observed = new CaseObservation(topology, names);
        Why = policies.Why;
        Input = Read(observed, policies, names);
        Plan = Planner.Plan(Input);
        Coverage = new CaseCoverage(Before(policies), Input, Plan, observed.Rates, topology.Rounds);
    }

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "cases");

    public static IEnumerable<string> All => Directory.EnumerateDirectories(Root)
        .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public string Why { get; }

    public PlanInput Input { get; }

    public Plan Plan { get; }

    public CaseCoverage Coverage { get; }

    /// <summary>What came out, by the name of the file that says what must.</summary>
    public IReadOnlyDictionary<string, string> Results()
    {
        var text = new CaseText(names);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["plan.json"] = CaseFile.Write(text.Of(Plan)),
            ["findings.json"] = CaseFile.Write(text.Of(Plan.Findings.Concat(Coverage.Now.Findings))),
            ["blind.json"] = CaseFile.Write(text.Of(Coverage.Intervals)),
            ["after.json"] = CaseFile.Write(text.Of(Coverage.After.Memory.Report)),
            ["coverage.json"] = CaseFile.Write(text.Of(Coverage.Now.Memory.Report)),
        };
    }

    /// <summary>What must come out; null where nobody has said so yet.</summary>
    public string? Expected(string file) => Text(file) is { } text ? CaseFile.Normal(text) : null;

    /// <summary>What was there before; null where the case does not say.</summary>
    private PlanInput? Before(CasePolicies policies)
    {
        if (Text("before.json") is not { } text)
            return null;
        var then = new CaseNames();
        return Read(new CaseObservation(CaseJson.Read<CaseTopology>(text), then), policies, then);
    }

    private PlanInput Read(CaseObservation observed, CasePolicies policies, CaseNames known)
    {
        var remembered = Text("ledger.json") is { } ledger ? CaseJson.Read<CaseLedger>(ledger) : CaseLedger.Nothing;
        return remembered.AddTo(new PlanInput(observed.Seen, policies.Read(known), [], observed.Now), known);
    }

    private string? Text(string file) =>
        File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : null;
}
