namespace WacMirror.Core.Policies.Checks;

/// <summary>What a text may be made of.</summary>
internal static class TextRules
{
    /// <summary>Whether it has a length from 1 on, and nothing in it that cannot be shown: no control character, and no half
    /// of a UTF-16 pair, which no UTF-8 text could keep, nor the sign that readers put in its place.</summary>
    public static bool IsText(string text, int longest)
    {
        if (text.Length == 0 || text.Length > longest)
            return false;
        for (var at = 0; at < text.Length; at++)
            if (char.IsSurrogate(text[at]))
            {
                if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[++at]))
                    return false;
            }
            else if (char.IsControl(text[at]) || text[at] == '\ufffd')
            {
                return false;
            }
        return true;
    }

    public static bool IsName(string text, int longest) =>
        IsText(text, longest) && text[0] != ' ' && text[^1] != ' ';
}
