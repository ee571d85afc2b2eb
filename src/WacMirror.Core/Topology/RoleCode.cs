namespace WacMirror.Core.Topology;

/// <summary>A role and session in two bytes: what a plan asks of every adapter again and again has to stay near the
/// processor.</summary>
internal static class RoleCode
{
    /// <summary>Stands for no setting; no setting has it.</summary>
    public const ushort Nothing = ushort.MaxValue;

    public static ushort Of(RoleSetting setting) => (ushort)(((int)setting.Role << 8) | setting.Session);

    public static RoleSetting? From(ushort code) =>
        code == Nothing ? null : new RoleSetting((MirrorRole)(code >> 8), (byte)(code & byte.MaxValue));
}
