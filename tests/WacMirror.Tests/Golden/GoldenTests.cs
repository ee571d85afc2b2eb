using System.Collections.Immutable;
using WacMirror.Core.Planning;
using WacMirror.Tests.Core.Planning;

namespace WacMirror.Tests.Golden;

/// <summary>Every folder of <c>cases</c>. Its README says how one is written.</summary>
internal sealed class GoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCase.All.Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    [TestCaseSource(nameof(Cases))]
    public void Case_Judged_GivesWhatIsExpected(string name)
    {
        var golden = new GoldenCase(name);
        var results = golden.Results();
        if (CaseBlessing.Folder is { } folder)
            CaseBlessing.Bless(folder, name, results);
        Assert.Multiple(() =>
        {
            foreach (var (file, actual) in results.Where(result => IsAsked(golden, result.Key)))
                if (golden.Expected(file) is not { } expected)
                    Assert.Fail($"{name} has no {file}. It would be:\n{actual}");
                else if (expected != actual)
                    Assert.Fail($"{golden.Why}\n{file}:\n{CaseFile.Difference(expected, actual)}");
        });
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_CarriedOut_LeavesNothingToDo(string name)
    {
        var golden = new GoldenCase(name);
        var after = Carrying.From(golden.Input).Apply(golden.Plan).Plan();
        Assert.That((after.Steps, after.LedgerChanges), Is.EqualTo((ImmutableArray<PlanStep>.Empty, ImmutableArray<LedgerChange>.Empty)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_InAnotherOrder_GivesTheSamePlan(string name)
    {
        var golden = new GoldenCase(name);
        var plan = Planner.Plan(golden.Input with
        {
            Policies = [.. golden.Input.Policies.Reverse()],
            Ledger = [.. golden.Input.Ledger.Reverse()],
            Seen = golden.Input.Seen with { Nodes = [.. golden.Input.Seen.Nodes.Reverse()] },
        });
        Assert.Multiple(() =>
        {
            Assert.That(plan.Steps, Is.EqualTo(golden.Plan.Steps));
            Assert.That(plan.LedgerChanges, Is.EqualTo(golden.Plan.LedgerChanges));
            Assert.That(plan.Findings, Is.EqualTo(golden.Plan.Findings));
        });
    }

    /// <summary>Whether the file must be there: of coverage a case need not speak.</summary>
    private static bool IsAsked(GoldenCase golden, string file) =>
        file != "coverage.json" || golden.Expected(file) is not null;

    [Test]
    public void Cases_Named_AreSentencesInKebabCase() =>
        Assert.That(GoldenCase.All, Is.All.Match("^[a-z0-9]+(-[a-z0-9]+){2,}$"));
}
