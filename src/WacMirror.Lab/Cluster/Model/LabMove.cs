namespace WacMirror.Lab.Cluster.Model;

/// <summary>One move of a machine. Compared by reference: whoever finds another one, or none, on the machine knows
/// that this move was broken off.</summary>
internal sealed class LabMove(LabNode target)
{
    public LabNode Target { get; } = target;
}
