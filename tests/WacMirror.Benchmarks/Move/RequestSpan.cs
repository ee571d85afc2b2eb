namespace WacMirror.Benchmarks.Move;

/// <summary>A request: from when until when, by the processor's clock; until then <see cref="long.MaxValue"/>.</summary>
/// <param name="Port">Where it went.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Begun">When it began.</param>
/// <param name="About">The class or the method.</param>
internal sealed record RequestSpan(int Port, Purpose Purpose, long Begun, string About = "")
{
    private long ended = long.MaxValue;

    /// <summary>When the answer's head was there.</summary>
    public long Ended
    {
        get => Volatile.Read(ref ended);
        set => Volatile.Write(ref ended, value);
    }
}
