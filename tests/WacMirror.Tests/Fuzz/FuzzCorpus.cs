using System.Text;

namespace WacMirror.Tests.Fuzz;

/// <summary>The inputs that are kept: good ones to begin with, and each that once showed a fault. Every target has a
/// folder, a file holds one input in UTF-8, with the symbols U+2400 and on in place of control characters, so that every file
/// is text.</summary>
internal static class FuzzCorpus
{
    public static IReadOnlyList<string> Of(string target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Fuzz", "corpus", target);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
                .Select(file => Controlled(File.ReadAllText(file, Encoding.UTF8))),
        ];
    }

    private static string Controlled(string text) =>
        string.Concat(text.Select(letter => letter is >= '\u2400' and <= '\u241f' ? (char)(letter - '\u2400') : letter));
}
