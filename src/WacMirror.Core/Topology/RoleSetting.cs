namespace WacMirror.Core.Topology;

/// <summary>The mirror part of a port's security setting.</summary>
/// <param name="Role">The role.</param>
/// <param name="Session">The monitor session, 0 to 255. No Windows tool sets another than 0.</param>
public readonly record struct RoleSetting(MirrorRole Role, byte Session = 0)
{
    /// <summary>What a port without a security object has.</summary>
    public static RoleSetting None => default;
}
