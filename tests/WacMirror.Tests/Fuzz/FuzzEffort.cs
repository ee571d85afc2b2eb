using System.Globalization;

namespace WacMirror.Tests.Fuzz;

/// <summary>How long each target is fed: a number of inputs that a test run can bear, or the seconds that the build's
/// verb "fuzz" asks for.</summary>
internal sealed record FuzzEffort(int Seed, int Inputs, TimeSpan? Time)
{
    public static FuzzEffort OfThisRun { get; } = new(
        Number("WACMIRROR_FUZZ_SEED") ?? 1,
        400,
        Number("WACMIRROR_FUZZ_SECONDS") is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    public bool IsEnough(int inputs, TimeSpan elapsed) => Time is { } time ? elapsed >= time : inputs >= Inputs;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
