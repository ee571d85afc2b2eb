using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine.Policies;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Attending;
using WacMirror.GatewayPlugin.Pipeline.Settings;
using WacMirror.Storage;

namespace WacMirror.GatewayPlugin.Pipeline.Attended;

/// <summary>
/// Nodes are reached with the account of whoever is here, while they are here. Each person has a pipeline of their own,
/// with its engines, sessions and hub: nobody's request can come to what was read for somebody else. What is stored is
/// shared, and one engine of a cluster at a time enforces it.
/// </summary>
internal sealed class AttendedPipeline : IAsyncDisposable
{
    private readonly CallerRights rights;
    private readonly SqliteStore store;

    /// <summary>For whom nothing is started: it has no engines, and refuses.</summary>
    private readonly InProcessPipeline lobby;

    private readonly AttendedRooms rooms;

    private AttendedPipeline(
        PlugInSettings settings, ILoggerFactory loggers, IHostApplicationLifetime lifetime, TimeProvider time, SqliteStore store)
    {
        (rights, this.store) = (new CallerRights(settings.Access, settings.Origins), store);
        var (file, seats) = (new ClusterFile(settings.Data), new EnforcingSeats());
        // What makes no sense is told at the start, not to the first who comes.
        file.Read();
        lobby = InProcessPipeline.Build(
            settings, loggers, lifetime, services => services.AddSingleton<IStore>(store), hasEngines: false);
        rooms = new AttendedRooms(file, seats, Open, time, loggers.CreateLogger<AttendedRooms>());

        InProcessPipeline Open(ICallerIdentity caller, Attendee attendee) =>
            InProcessPipeline.Build(
                settings,
                loggers,
                lifetime,
                services =>
                {
                    services.AddSingleton<IStore>(store);
                    services.AddSingleton(file);
                    services.AddAttendee(caller, attendee);
                },
                hasEngines: true);
    }

    /// <summary>How many people are here.</summary>
    public int Present => rooms.Count;

    /// <summary>How many clusters are looked after for nobody: none, always.</summary>
    public int Unattended => lobby.Clusters;

    /// <param name="settings">The settings.</param>
    /// <param name="loggers">The gateway's.</param>
    /// <param name="lifetime">The gateway's.</param>
    /// <param name="time">The clock by which people are here or have left.</param>
    public static AttendedPipeline Start(
        PlugInSettings settings, ILoggerFactory loggers, IHostApplicationLifetime lifetime, TimeProvider time)
    {
        Directory.CreateDirectory(settings.Data);
        var store = SqliteStore.Open(settings.Data);
        try
        {
            return new AttendedPipeline(settings, loggers, lifetime, time, store);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public async Task InvokeAsync(HttpContext context)
    {
        var permissions = rights.Of(context.User);
        if (permissions.IsEmpty)
        {
            await lobby.InvokeAsync(context);
            return;
        }
        if (CallerIdentities.Of(context) is not { } caller)
        {
            await lobby.RefuseAsync(context, ApiError.CallerIdentityMissing());
            return;
        }
        var mayEnforce = permissions.Contains(Permissions.WritePolicies) || permissions.Contains(Permissions.WriteRoles);
        using var visit = rooms.Enter(caller, mayEnforce);
        await visit.Pipeline.InvokeAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        await rooms.DisposeAsync();
        await lobby.DisposeAsync();
        store.Dispose();
    }
}
