using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;

namespace WacMirror.StoreProbe;

/// <summary>What this process is made of.</summary>
public static class Runtime
{
    /// <summary>Which runtime runs, which the build was made for, and which EF Core it has.</summary>
    public static string Description { get; } =
        $"{RuntimeInformation.FrameworkDescription}, built for {AppContext.TargetFrameworkName}, EF Core {EntityFramework}";

    private static string? EntityFramework =>
        typeof(DbContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            .Split('+')[0];
}
