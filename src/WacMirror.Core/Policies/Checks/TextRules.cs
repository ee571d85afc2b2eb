namespace WacMirror.Core.Policies.Checks;

/// <summary>What a text may be made of.</summary>
internal static class TextRules
{
    public static bool IsText(string text, int longest) =>
        text.Length > 0 && text.Length <= longest && !text.Any(char.IsControl);

    public static bool IsName(string text, int longest) =>
        IsText(text, longest) && text[0] != ' ' && text[^1] != ' ';
}
