using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Storage.Text;

/// <summary>Reads what <see cref="SettingKey.ToString"/> wrote.</summary>
internal static class SettingText
{
    /// <exception cref="FormatException">It is no setting.</exception>
    public static SettingKey Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, thing) = colon < 0 ? (text, string.Empty) : (text[..colon], text[(colon + 1)..]);
        return kind switch
        {
            "role" when AdapterId.TryParse(thing, out var id) => new SettingKey.Role(id),
            "trunk" when AdapterId.TryParse(thing, out var id) => new SettingKey.Trunk(id),
            "capture" when Guid.TryParseExact(thing, "D", out var id) => new SettingKey.Capture(id),
            "affinity" when colon >= 0 => new SettingKey.Affinity(thing),
            _ => throw new FormatException($"'{text}' is no setting."),
        };
    }
}
