namespace WacMirror.Host.Probe;

/// <summary>The read-only part of a lab note.</summary>
/// <param name="Id">The lab note: <c>lab-notes/ID.md</c>.</param>
/// <param name="Assumption">What the product takes for granted.</param>
/// <param name="RunAsync">Asks, and concludes.</param>
internal sealed record ProbeCheck(
    string Id, string Assumption, Func<ProbeTarget, CancellationToken, Task<ProbeAnswer>> RunAsync);
