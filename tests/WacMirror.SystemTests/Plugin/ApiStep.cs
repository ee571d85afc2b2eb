namespace WacMirror.SystemTests.Plugin;

/// <summary>One request of the walk through the API.</summary>
/// <param name="Operation">The operation's id in the API's description.</param>
/// <param name="Method">The verb.</param>
/// <param name="Path">The address, with names in braces.</param>
/// <param name="Body">What is sent.</param>
internal sealed record ApiStep(string Operation, string Method, string Path, string? Body = null)
{
    /// <summary>The status that both must answer; null where it only must be the same.</summary>
    public int? Status { get; init; }

    /// <summary>Whether the answer tells of moments, so that only its members are compared.</summary>
    public bool IsLive { get; init; }

    /// <summary>What is waited for afterwards.</summary>
    public Func<ApiSide, CancellationToken, Task>? Then { get; init; }
}
