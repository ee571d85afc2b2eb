using System.Security.Cryptography;
using System.Text;

namespace WacMirror.Packaging;

/// <summary>The list by which <c>sha256sum --check</c> tells whether a package is whole.</summary>
internal static class Checksums
{
    public const string FileName = "SHA256SUMS";

    /// <summary>Lists every file of the folder, by name.</summary>
    public static void Write(string folder)
    {
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            text.Append(Convert.ToHexStringLower(SHA256.HashData(stream))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
        }
        File.WriteAllText(Path.Combine(folder, FileName), text.ToString());
    }
}
