using System.Text;

namespace WacMirror.Tests.Fuzz;

/// <summary>The inputs that are kept: good ones to begin with, and each that once showed a fault. Every target has a
/// folder, a file holds one input in UTF-8, with the symbol U+2400 in place of a NUL, so that every file is
/// text.</summary>
internal static class FuzzCorpus
{
    public static IReadOnlyList<string> Of(string target)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Fuzz", "corpus", target);
        return
        [
            .. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
                .Select(file => File.ReadAllText(file, Encoding.UTF8).Replace('\u2400', '\0')),
        ];
    }
}
