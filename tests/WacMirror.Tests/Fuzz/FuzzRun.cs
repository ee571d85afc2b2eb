namespace WacMirror.Tests.Fuzz;

/// <summary>Feeds one target and keeps what it does wrong.</summary>
internal sealed class FuzzRun(FuzzTarget target)
{
    /// <summary>What reading takes whatever the input: readers' buffers, one answer. Less, and a good input is a
    /// finding; much more, and a small input that takes a megabyte is none.</summary>
    private const long AllocatedAnyway = 512 * 1024;

    /// <summary>Octets for each character of an input. A tree of elements takes some dozens; hundreds mean that something
    /// grows faster than what is read.</summary>
    private const long AllocatedPerCharacter = 400;

    /// <summary>More findings say nothing new.</summary>
    private const int MostFindings = 5;

    private readonly List<string> findings = [];

    public int Inputs { get; private set; }

    /// <summary>The most that an input allocated, in octets.</summary>
    public long MostAllocated { get; private set; }

    public IReadOnlyList<string> Findings => findings;

    public bool IsOver => findings.Count >= MostFindings;

    public async Task FeedAsync(string input)
    {
        Inputs++;
        var before = Allocated();
        try
        {
            await target.RunAsync(input);
        }
        catch (Exception error)
        {
            Find(input, error.ToString());
            return;
        }
        var allocated = Allocated() - before;
        MostAllocated = Math.Max(MostAllocated, allocated);
        if (allocated > AllocatedAnyway + (AllocatedPerCharacter * input.Length))
            Find(input, $"{allocated} octets allocated for {input.Length} characters");
    }

    private long Allocated() => target.StaysOnItsThread
        ? GC.GetAllocatedBytesForCurrentThread()
        : GC.GetTotalAllocatedBytes();

    private void Find(string input, string what)
    {
        var file = Path.Combine(
            TestContext.CurrentContext.WorkDirectory, $"fuzz-{target.Name}-{findings.Count}.txt");
        File.WriteAllText(file, input);
        findings.Add($"{target.Name}: {what}{Environment.NewLine}input kept in {file}");
    }
}
