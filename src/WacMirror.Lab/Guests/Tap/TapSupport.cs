namespace WacMirror.Lab.Guests.Tap;

/// <summary>Whether this machine lets guests be TAP devices.</summary>
/// <param name="IsAvailable">Whether it does.</param>
/// <param name="Reason">Why not, for people; empty when it does.</param>
public sealed record TapSupport(bool IsAvailable, string Reason)
{
    /// <summary>Finds out by making a device, which goes away at once.</summary>
    public static TapSupport Check()
    {
        if (!OperatingSystem.IsLinux())
            return No("TAP guests need Linux.");
        if (!Environment.IsPrivilegedProcess)
            return No("TAP guests need root.");
        if (!File.Exists(TunNative.Device))
            return No($"TAP guests need {TunNative.Device}, which is not there.");
        if (!IsOnPath("ip"))
            return No("TAP guests need the command 'ip' (Debian package iproute2).");
        try
        {
            TapDevice.Open().Dispose();
            return new TapSupport(true, "");
        }
        catch (IOException refused)
        {
            return No($"TAP guests need a TAP device: {refused.Message}");
        }
    }

    private static TapSupport No(string reason) => new(false, reason);

    private static bool IsOnPath(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, command)));
}
