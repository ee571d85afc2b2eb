namespace WacMirror.Host.Commands;

/// <summary>What a command's exit code says to a script.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The command line is wrong, or files or addresses cannot be used. Standard error says which.</summary>
    public const int CannotRun = 1;

    /// <summary>A definition, or the configuration, has errors. Standard error has a line for each.</summary>
    public const int Invalid = 2;

    /// <summary>Everything was tried, and something on some node does not work.</summary>
    public const int NotWorking = 3;

    /// <summary>There is no such cluster.</summary>
    public const int Unknown = 4;

    public const string Help =
        "Exit codes: 0 done, 1 the command cannot run, 2 the definition or configuration has errors, "
        + "3 something does not work, 4 no such cluster.";
}
