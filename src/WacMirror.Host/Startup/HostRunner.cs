using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;
using WacMirror.Host.Lab;
using WacMirror.Storage;

namespace WacMirror.Host.Startup;

/// <summary>Starts everything in order, waits, and stops it in the opposite order.</summary>
internal static class HostRunner
{
    public static async Task<int> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = settings.Addresses();
            var topology = LabStart.Load(settings.Lab);
            var data = DataDirectory.Open(settings.Data);
            var token = data.OperatorToken();
            using var loggers = LoggerFactory.Create(logging => logging.AddConsole());
            await using var lab = await LabStart.StartAsync(topology, loggers, cancellationToken);
            await using var application = HostApplication.Build(settings, token, data.Path, lab);
            OpenStore(application.Services);
            await using var connections = application.Services.GetRequiredService<ClusterConnections>();
            if (lab is not null)
                LabStart.Connect(lab, connections);
            var configured = StartConfigured(application.Services);
            await StartAsync(application, addresses, cancellationToken);
            var signIn = $"{application.Urls.First().TrimEnd('/')}/auth/local";
            // What a service writes is kept in the system's log, which more people read than may sign in.
            var shown = ServiceRun.IsActive ? $"the content of {data.TokenFile}" : token.Text;
            Greeting.Write(Console.Out, $"{signIn}?token={shown}", data.TokenFile, lab, configured);
            if (settings.Open)
                Browser.TryOpen($"{signIn}?code={application.Services.GetRequiredService<SignIns>().IssueCode()}");
            await application.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (StartupException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    /// <summary>Policies and ledger must be at hand before any engine looks at a node.</summary>
    /// <exception cref="StartupException">The store cannot be opened.</exception>
    private static void OpenStore(IServiceProvider parts)
    {
        try
        {
            parts.GetRequiredService<IStore>();
        }
        catch (Exception error) when (error is DataFileException or StoreUnavailableException)
        {
            throw new StartupException($"The store cannot be used: {error.Message}", error);
        }
    }

    /// <exception cref="StartupException">The file as a whole is no configuration; a broken entry in it costs that
    /// entry only.</exception>
    private static ConfiguredState StartConfigured(IServiceProvider parts)
    {
        var clusters = parts.GetRequiredService<ConfiguredClusters>();
        try
        {
            clusters.Start();
            return clusters.Read();
        }
        catch (Exception error) when (error is ConfigException or IOException or UnauthorizedAccessException)
        {
            var file = parts.GetRequiredService<ClusterFile>().FilePath;
            throw new StartupException($"The configuration '{file}' cannot be used: {error.Message}", error);
        }
    }

    private static string Text(IEnumerable<Uri> addresses) => string.Join(", ", addresses.Select(address => address.Authority));

    private static async Task StartAsync(
        WebApplication application, IReadOnlyList<Uri> addresses, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new StartupException($"{Text(addresses)} is taken by another program; choose another with --urls.", error);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            throw new StartupException($"{Text(addresses)} cannot be listened on: {error.Message}", error);
        }
    }
}
