using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WacMirror.GatewayPlugin.Loading;

/// <summary>Starts the pipeline that lies in the folder <c>wacmirror</c> beside the plug-in. Only framework types cross
/// between the two contexts.</summary>
internal static class PipelineLoader
{
    public const string FolderName = "wacmirror";

    private const string EntryAssembly = "WacMirror.GatewayPlugin.Pipeline";
    private const string EntryType = EntryAssembly + ".PipelineEntry";

    /// <summary>Its signature is the whole contract with <c>PipelineEntry.Start</c>.</summary>
    private delegate (RequestDelegate Run, IAsyncDisposable End) Start(
        string folder, ILoggerFactory loggers, IHostApplicationLifetime lifetime);

    /// <summary>The folder of the installed plug-in's private part.</summary>
    public static string Folder { get; } =
        Path.Combine(Path.GetDirectoryName(typeof(PipelineLoader).Assembly.Location)!, FolderName);

    /// <summary>Loaded once: a failed start is tried again with the same libraries.</summary>
    private static Lazy<PrivateLoad> Context { get; } = new(
        () => new PrivateLoad(Path.Combine(Folder, EntryAssembly + ".dll")), LazyThreadSafetyMode.PublicationOnly);

    /// <exception cref="PipelineException">It cannot be started, and why.</exception>
    public static LoadedPipeline Load(ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    {
        try
        {
            var entry = Context.Value.LoadFromAssemblyName(new AssemblyName(EntryAssembly)).GetType(EntryType, throwOnError: true)!;
            var (run, end) = entry.GetMethod(nameof(Start))!.CreateDelegate<Start>()(Folder, loggers, lifetime);
            return new LoadedPipeline(run, end);
        }
        catch (InvalidDataException error)
        {
            // The entry's own word for settings and files that a person has to put right: fit to be shown.
            throw new PipelineException("plugin-settings", error.Message, error);
        }
        catch (Exception error)
        {
            throw new PipelineException(
                "plugin-start", "WacMirror could not be started in the gateway; the gateway's log says why.", error);
        }
    }
}
