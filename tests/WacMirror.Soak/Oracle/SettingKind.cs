namespace WacMirror.Soak.Oracle;

/// <summary>What the kinds of settings differ in.</summary>
/// <param name="Name">For people.</param>
/// <param name="MayTake">Whether a value that somebody else has set may be replaced, and is given back in the end.</param>
/// <param name="IsSame">Whether two values mean the same.</param>
/// <param name="Removed">What stands there once the setting is taken away, where a change may do that on its way; null
/// where it does not.</param>
/// <param name="IsReplaced">Whether the nodes want the old taken away before they accept another.</param>
internal sealed record SettingKind(
    string Name,
    Func<string, bool> MayTake,
    Func<string, string, bool> IsSame,
    string? Removed = null,
    bool IsReplaced = false)
{
    /// <summary>A role that somebody has set is never replaced.</summary>
    public static SettingKind Role { get; } = new("role", RoleText.IsNothing, string.Equals);

    public static SettingKind Trunk { get; } = new("VLANs", _ => true, TrunkText.IsSame, TrunkText.Untagged);

    public static SettingKind Extension { get; } = new("capture extension", _ => true, string.Equals);
}
