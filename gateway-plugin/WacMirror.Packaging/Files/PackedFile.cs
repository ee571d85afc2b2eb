namespace WacMirror.Packaging.Files;

/// <summary>A file of a package.</summary>
/// <param name="Path">Where it is in the package; parts are separated by '/'.</param>
/// <param name="Source">The file on this machine.</param>
internal sealed record PackedFile(string Path, string Source)
{
    /// <summary>Whether a system of file modes must let people run it.</summary>
    public bool IsProgram => System.IO.Path.GetFileName(Path) is "wacmirror" or "createdump";
}
