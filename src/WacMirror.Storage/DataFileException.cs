namespace WacMirror.Storage;

/// <summary>The file cannot be used and will not come right by itself: it is damaged, another program's, or written by a
/// newer version. It was left as it was.</summary>
public sealed class DataFileException : Exception
{
    public DataFileException(string file, string found, string allowed, Exception? innerException = null)
        : base($"{file}: found {found}; allowed is {allowed}. The file was left as it is.", innerException) =>
        (File, Found, Allowed) = (file, found, allowed);

    public DataFileException()
    {
    }

    public DataFileException(string message)
        : base(message)
    {
    }

    public DataFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Its full path.</summary>
    public string File { get; } = string.Empty;

    /// <summary>What it is, or which version of the schema it has.</summary>
    public string Found { get; } = string.Empty;

    /// <summary>What this version can use.</summary>
    public string Allowed { get; } = string.Empty;
}
