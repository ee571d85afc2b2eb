using System.Reflection;
using System.Runtime.Loader;

namespace WacMirror.GatewayDouble;

/// <summary>The ways in which a host may load the plug-in's assembly.</summary>
internal enum PlugInLoader
{
    /// <summary>Into the default context.</summary>
    Default,

    /// <summary>By <see cref="Assembly.LoadFrom(string)"/>, which looks beside it for more.</summary>
    From,

    /// <summary>Into a context of the host's own for this plug-in.</summary>
    Own,
}

internal static class PlugInLoaders
{
    public static Assembly Load(this PlugInLoader loader, string file) => loader switch
    {
        PlugInLoader.From => Assembly.LoadFrom(file),
        PlugInLoader.Own => new AssemblyLoadContext("gateway feature").LoadFromAssemblyPath(file),
        _ => AssemblyLoadContext.Default.LoadFromAssemblyPath(file),
    };
}
