using System.Reflection;
using System.Runtime.Loader;

namespace WacMirror.GatewayPlugin.Loading;

/// <summary>
/// Keeps our libraries apart from the gateway's. The default context is asked first, so that framework types are one and
/// the same on both sides; where it has a library that also lies in our folder, but of another major version than the one
/// asked for, ours is taken. Natives are found by the folder's dependency file. Never unloaded: engines live in it.
/// </summary>
internal sealed class PrivateLoad : AssemblyLoadContext
{
    /// <summary>For those who count contexts.</summary>
    private const string ContextName = "WacMirror";

    private readonly string folder;
    private readonly AssemblyDependencyResolver natives;

    /// <param name="entry">The full path of the assembly whose dependency file says what lies beside it.</param>
    /// <exception cref="InvalidOperationException">There is no such file, or its dependency file cannot be read.</exception>
    public PrivateLoad(string entry)
        : base(ContextName)
    {
        folder = Path.GetDirectoryName(entry)!;
        natives = new AssemblyDependencyResolver(entry);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var own = PathOf(assemblyName);
        var shared = Shared(assemblyName);
        if (shared is not null && (own is null || shared.GetName().Version?.Major == assemblyName.Version?.Major))
            return shared;
        return own is null ? null : LoadFromAssemblyPath(own);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        natives.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    /// <summary>Some libraries have an assembly for each system; the dependency file knows which.</summary>
    private string? PathOf(AssemblyName name)
    {
        if (natives.ResolveAssemblyToPath(name) is { } listed)
            return listed;
        var beside = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(beside) ? beside : null;
    }

    private static Assembly? Shared(AssemblyName name)
    {
        try
        {
            return Default.LoadFromAssemblyName(name);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            // It does not have it, or an older one than was asked for.
            return null;
        }
    }
}
