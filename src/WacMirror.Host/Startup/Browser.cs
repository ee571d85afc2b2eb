using System.ComponentModel;
using System.Diagnostics;

namespace WacMirror.Host.Startup;

/// <summary>Hands an address to the person's own browser.</summary>
internal static class Browser
{
    /// <summary>Opens the address where there is a desktop to open it on; elsewhere the printed address serves.</summary>
    public static void TryOpen(string address)
    {
        if (!HasDesktop)
            return;
        try
        {
            using var started = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception error) when (error is Win32Exception or FileNotFoundException)
        {
            Console.WriteLine($"No browser could be opened: {error.Message}");
        }
    }

    private static bool HasDesktop =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        || Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
        || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}
