namespace WacMirror.Benchmarks.Apply;

/// <summary>One measurement.</summary>
/// <param name="Nodes">Nodes of the cluster, all written at once.</param>
/// <param name="Machines">Machines on each, two adapters each.</param>
/// <param name="State">Which adapters have a security object beforehand.</param>
internal sealed record ApplyCase(int Nodes, int Machines, string State)
{
    public const string All = "all";
    public const string Half = "half";
    public const string None = "none";

    public int Roles => Nodes * Machines * 2;

    public string Name => $"{Roles:N0} roles, {Nodes} node{(Nodes == 1 ? "" : "s")}, {State}";

    /// <summary>Whether the adapter at this place of its node has one.</summary>
    public bool HasSetting(int at) => State switch { All => true, Half => at % 2 == 0, _ => false };
}
