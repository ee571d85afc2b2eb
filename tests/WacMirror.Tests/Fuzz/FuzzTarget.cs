namespace WacMirror.Tests.Fuzz;

/// <summary>Something that reads what a stranger sends.</summary>
/// <param name="Name">Also the folder of its corpus.</param>
/// <param name="RunAsync">Reads one input, and swallows the exceptions that are its documented answer to a bad
/// one.</param>
/// <param name="StaysOnItsThread">Whether it allocates on the calling thread alone, so that others' allocations need
/// not be counted with its own.</param>
internal sealed record FuzzTarget(string Name, Func<string, Task> RunAsync, bool StaysOnItsThread = true)
{
    public override string ToString() => Name;
}
