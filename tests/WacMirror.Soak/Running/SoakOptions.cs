namespace WacMirror.Soak.Running;

/// <summary>How long, and what for dice.</summary>
/// <param name="Seed">Chooses every operation. Which of them meet which moment of the host is up to the machine.</param>
/// <param name="Operations">How many.</param>
internal sealed record SoakOptions(int Seed = 1, int Operations = 10_000);
