using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace WacMirror.Host.Startup;

/// <summary>What differs when the system runs the program instead of a person: it tells the system when it serves and
/// heeds its stop signal, keeps its data where the system has it, and shows the operator token to no log.</summary>
internal static class ServiceRun
{
    /// <summary>The name under which Windows knows it.</summary>
    private const string WindowsName = "WacMirror";

    /// <summary>Set by systemd to the folder that the unit's StateDirectory asks for.</summary>
    private const string StateVariable = "STATE_DIRECTORY";

    /// <summary>Whether Windows' service control or systemd started this process.</summary>
    public static bool IsActive => WindowsServiceHelpers.IsWindowsService() || SystemdHelpers.IsSystemdService();

    /// <summary>The data directory of the system; null when a person runs the program.</summary>
    public static string? DataFolder
    {
        get
        {
            if (WindowsServiceHelpers.IsWindowsService())
                return Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), WindowsName);
            // Several are separated by ':'; the unit asks for one.
            return SystemdHelpers.IsSystemdService()
                ? Environment.GetEnvironmentVariable(StateVariable)?.Split(':')[0]
                : null;
        }
    }

    /// <summary>Does nothing when a person runs the program.</summary>
    public static void AddServiceRun(this IServiceCollection services) =>
        services.AddWindowsService(options => options.ServiceName = WindowsName).AddSystemd();
}
