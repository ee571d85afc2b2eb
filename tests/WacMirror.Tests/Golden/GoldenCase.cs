using WacMirror.Core.Coverage;
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
        var observed = new CaseObservation(CaseJson.Read<CaseTopology>(Text("topology.json")!), names);
        var remembered = Text("ledger.json") is { } ledger ? CaseJson.Read<CaseLedger>(ledger) : CaseLedger.Nothing;
        Why = policies.Why;
        Input = remembered.AddTo(
            new PlanInput(observed.Seen, policies.Read(names), [], observed.Now), names);
        var plan = Planner.Plan(Input);
        Plan = plan;
        Coverage = new CoverageInput(
            CaseDocument.Cluster, observed.Seen, Input.Policies, plan, observed.Rates,
            observed.Rates.IsEmpty ? null : observed.Now, observed.Now)
        {
            Ledger = Input.Ledger,
        };
    }

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "cases");

    public static IEnumerable<string> All => Directory.EnumerateDirectories(Root)
        .Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public string Why { get; }

    public PlanInput Input { get; }

    public Plan Plan { get; }

    public CoverageInput Coverage { get; }

    /// <summary>What came out, by the name of the file that says what must.</summary>
    public IReadOnlyDictionary<string, string> Results()
    {
        var text = new CaseText(names);
        var verdict = CoverageJudge.Judge(Coverage, CoverageMemory.Empty);
        return new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["plan.json"] = CaseFile.Write(text.Of(Plan)),
            ["findings.json"] = CaseFile.Write(text.Of(Plan.Findings.Concat(verdict.Findings))),
            ["coverage.json"] = CaseFile.Write(text.Of(verdict.Memory.Report)),
        };
    }

    /// <summary>What must come out; null where nobody has said so yet.</summary>
    public string? Expected(string file) => Text(file) is { } text ? CaseFile.Normal(text) : null;

    private string? Text(string file) =>
        File.Exists(Path.Combine(folder, file)) ? File.ReadAllText(Path.Combine(folder, file)) : null;
}
