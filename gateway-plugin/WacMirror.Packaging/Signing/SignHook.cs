using System.ComponentModel;
using System.Diagnostics;
using WacMirror.Packaging.Files;

namespace WacMirror.Packaging.Signing;

/// <summary>Lets a program of the person who packs sign what goes into the packages. It is called with one argument, the
/// file, signs it in place, and ends with 0.</summary>
/// <param name="program">The program; null signs nothing.</param>
/// <param name="stage">A folder for the copies that are signed; what the build made stays as it is.</param>
internal sealed class SignHook(string? program, string stage)
{
    /// <summary>Names the program.</summary>
    public const string Variable = "WACMIRROR_SIGN";

    public static SignHook FromEnvironment(string stage) =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } program ? program : null, stage);

    /// <summary>The tree with every DLL, program and script signed. One that its maker signed is left alone.</summary>
    /// <exception cref="PackException">The program failed.</exception>
    public FileTree Sign(FileTree tree, string name)
    {
        if (program is null)
            return tree;
        var folder = Path.Combine(stage, name);
        return new FileTree(
        [
            .. tree.Files.Select(file => Signatures.IsSignable(file.Path) && !Signatures.IsSigned(file.Source)
                ? file with { Source = Signed(file, folder) }
                : file),
        ]);
    }

    /// <summary>Signs a finished package.</summary>
    /// <exception cref="PackException">The program failed.</exception>
    public void Sign(string file)
    {
        if (program is null)
            return;
        try
        {
            using var run = Process.Start(new ProcessStartInfo(program, [file]))!;
            run.WaitForExit();
            if (run.ExitCode != 0)
                throw new PackException($"{Variable}: '{program} {file}' ended with {run.ExitCode}.");
        }
        catch (Win32Exception error)
        {
            throw new PackException($"{Variable}: '{program}' cannot be started: {error.Message}", error);
        }
    }

    private string Signed(PackedFile file, string folder)
    {
        var copy = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file.Source, copy, overwrite: true);
        Sign(copy);
        return copy;
    }
}
