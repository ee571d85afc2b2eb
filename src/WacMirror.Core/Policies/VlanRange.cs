namespace WacMirror.Core.Policies;

/// <summary>VLANs from one to another, both included.</summary>
public readonly record struct VlanRange(ushort First, ushort Last)
{
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
