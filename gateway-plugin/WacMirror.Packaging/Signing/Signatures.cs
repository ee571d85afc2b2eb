using System.Reflection.PortableExecutable;

namespace WacMirror.Packaging.Signing;

/// <summary>Which files Windows wants signed, and which carry a signature already.</summary>
internal static class Signatures
{
    /// <summary>Whether Windows would look for an Authenticode signature in it.</summary>
    public static bool IsSignable(string path) =>
        Path.GetExtension(path).ToUpperInvariant() is ".DLL" or ".EXE" or ".PS1";

    /// <summary>Whether there is one, as its maker left it. Whether it is valid only Windows says.</summary>
    public static bool IsSigned(string file)
    {
        if (Path.GetExtension(file).Equals(".ps1", StringComparison.OrdinalIgnoreCase))
            return File.ReadAllText(file).Contains("# SIG # Begin signature block", StringComparison.Ordinal);
        using var stream = File.OpenRead(file);
        using var reader = new PEReader(stream);
        return reader.PEHeaders.PEHeader?.CertificateTableDirectory.Size > 0;
    }
}
