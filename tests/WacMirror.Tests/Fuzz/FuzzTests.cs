using System.Text;

namespace WacMirror.Tests.Fuzz;

/// <summary>
/// Whatever a stranger sends, a reader ends with a result or with its documented exception, and takes memory in
/// proportion to the input. All loops here are bounded by what is read, so a reader that does not end shows as a
/// run that does not end; the seed and the target that was begun last say which.
/// </summary>
public sealed class FuzzTests
{
    private static readonly StringBuilder Figures = new();

    private static FuzzTarget[] Targets() =>
    [
        ClientTargets.Page, ClientTargets.Answer, ClientTargets.Sealed, CimTargets.Xml, CimTargets.Path,
        LabTargets.Request, LabTargets.Query, LabTargets.Sealed,
    ];

    [TestCaseSource(nameof(Targets))]
    public async Task Reader_OfStrangeInputs_KeepsItsWord(object item)
    {
        var target = (FuzzTarget)item;
        var effort = FuzzEffort.OfThisRun;
        var corpus = FuzzCorpus.Of(target.Name);
        var mutator = new Mutator(effort.Seed, corpus);
        var run = new FuzzRun(target);
        var began = TimeProvider.System.GetTimestamp();
        // The first input of a target pays for what is made once.
        await target.RunAsync(corpus[0]);
        foreach (var kept in corpus)
            await run.FeedAsync(kept);
        while (!run.IsOver && !effort.IsEnough(run.Inputs, TimeProvider.System.GetElapsedTime(began)))
            await run.FeedAsync(mutator.Next());
        Figures.Append($" {target.Name} {run.Inputs} inputs, {run.Findings.Count} findings, at most "
            + $"{run.MostAllocated / 1024} KiB;");
        Assert.That(run.Findings, Is.Empty, string.Join(Environment.NewLine, run.Findings));
    }

    [Test]
    public void Mutator_OfOneSeed_MakesTheSameInputs()
    {
        var corpus = FuzzCorpus.Of("lab-wql");
        var (first, second) = (new Mutator(7, corpus), new Mutator(7, corpus));
        for (var round = 0; round < 20; round++)
            Assert.That(first.Next(), Is.EqualTo(second.Next()));
    }

    [OneTimeTearDown]
    public void Tell() => TestContext.Progress.WriteLine($"fuzz seed {FuzzEffort.OfThisRun.Seed}:{Figures}");
}
