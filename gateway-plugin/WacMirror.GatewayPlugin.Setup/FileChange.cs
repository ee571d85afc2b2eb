namespace WacMirror.GatewayPlugin.Setup;

/// <summary>A file that is to have another content: nothing is written before <see cref="Apply"/>.</summary>
public sealed class FileChange
{
    /// <summary>What is put behind a file's name for the copy of how it was before WacMirror.</summary>
    public const string BackupSuffix = ".before-wacmirror";

    private readonly TextFile before;
    private readonly byte[] after;
    private readonly bool keepsBackup;

    internal FileChange(TextFile before, string after, bool keepsBackup, string summary)
    {
        this.before = before;
        this.after = before.Encode(after);
        this.keepsBackup = keepsBackup;
        Summary = summary;
    }

    public string Path => before.Path;

    /// <summary>The copy beside the file.</summary>
    public string Backup => Path + BackupSuffix;

    /// <summary>What changes, in a few words.</summary>
    public string Summary { get; }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsNeeded => !before.Bytes.SequenceEqual(after);

    /// <summary>Copies the file beside itself unless such a copy is there, then puts the new content in its place in one
    /// step; whoever reads meanwhile sees the old or the new one. When the content is that of the copy again, the copy
    /// goes.</summary>
    /// <exception cref="SetupException">The file is read-only, was changed since it was read, or cannot be written. It is
    /// as it was.</exception>
    public void Apply()
    {
        if (!IsNeeded)
            return;
        try
        {
            if ((File.GetAttributes(Path) & FileAttributes.ReadOnly) != 0)
                throw new SetupException($"'{Path}' is read-only; clear the attribute, then run this again.");
            if (!File.ReadAllBytes(Path).SequenceEqual(before.Bytes))
                throw new SetupException($"'{Path}' was changed meanwhile; run this again.");
            if (keepsBackup && !File.Exists(Backup))
                File.Copy(Path, Backup);
            WriteInOneStep();
            if (!keepsBackup && File.Exists(Backup) && File.ReadAllBytes(Backup).SequenceEqual(after))
                File.Delete(Backup);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"'{Path}' cannot be written: {error.Message}", error);
        }
    }

    private void WriteInOneStep()
    {
        var beside = Path + ".wacmirror-new";
        try
        {
            using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(after, 0, after.Length);
                file.Flush(flushToDisk: true);
            }
            File.Replace(beside, Path, destinationBackupFileName: null);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
