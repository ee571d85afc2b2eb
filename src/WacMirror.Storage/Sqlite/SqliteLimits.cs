namespace WacMirror.Storage.Sqlite;

/// <summary>What a connection may take.</summary>
internal sealed record SqliteLimits
{
    /// <summary>How long a call waits for another process to finish its write. Too short, and two processes at work refuse
    /// each other's commits; too long, and an engine learns late that the file is locked for good, as by a backup.</summary>
    public TimeSpan Busy { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many pages the file may have; null as many as the disk holds.</summary>
    public int? Pages { get; init; }
}
