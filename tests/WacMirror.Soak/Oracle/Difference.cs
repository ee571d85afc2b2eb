namespace WacMirror.Soak.Oracle;

/// <summary>Something that is not as it must be.</summary>
/// <param name="What">Which setting, or what else.</param>
/// <param name="Allowed">What may stand there.</param>
/// <param name="Found">What does.</param>
internal sealed record Difference(string What, string Allowed, string Found)
{
    public override string ToString() => $"{What}: found {Found}; allowed is {Allowed}";
}
