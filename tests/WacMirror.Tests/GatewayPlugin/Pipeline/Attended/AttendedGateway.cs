using System.Net;
using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Security;
using WacMirror.GatewayPlugin.Pipeline.Attended;
using WacMirror.GatewayPlugin.Pipeline.Settings;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.GatewayPlugin.Pipeline.Attended;

/// <summary>A gateway that says who calls and hands over their account, in front of the attended pipeline, and the lab that
/// its configuration leads to.</summary>
internal sealed class AttendedGateway : IAsyncDisposable
{
    private const string User = "x-test-user";
    private const string Password = "x-test-password";

    /// <summary>Whoever is in it may read and nothing else.</summary>
    private const string Guests = "guests";

    private readonly DataFolder data;
    private readonly ScriptedLifetime lifetime = new();
    private readonly WebApplication application;
    private readonly HttpClient client;
    private readonly Uri address;

    private AttendedGateway(DataFolder data, ConfiguredLab lab, AttendedPipeline pipeline, ScriptedLifetime lifetime,
        FakeTimeProvider time, WebApplication application)
    {
        (this.data, Lab, Pipeline, this.lifetime, Time) = (data, lab, pipeline, lifetime, time);
        this.application = application;
        address = new Uri(application.Urls.Single());
        client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = address };
    }

    public ConfiguredLab Lab { get; }

    public AttendedPipeline Pipeline { get; }

    /// <summary>The clock by which people are here; the engines have the real one.</summary>
    public FakeTimeProvider Time { get; }

    public static async Task<AttendedGateway> StartAsync()
    {
        var data = new DataFolder();
        var lab = await ConfiguredLab.StartAsync(data);
        new ClusterFile(data.Path).Add(lab.Config);
        var (lifetime, time) = (new ScriptedLifetime(), new FakeTimeProvider(Some.Moment));
        var settings = new PlugInSettings
        {
            ActAs = ActAs.Caller,
            Data = data.Path,
            Access =
            [
                new AccessRule([], ["ann", "bob", "eve"], Permissions.All),
                new AccessRule([], [Guests], [Permissions.ReadInventory, Permissions.ReadPolicies]),
            ],
        };
        var pipeline = AttendedPipeline.Start(settings, NullLoggerFactory.Instance, lifetime, time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(async context =>
        {
            var (user, password) = (context.Request.Headers[User].ToString(), context.Request.Headers[Password].ToString());
            if (user.Length > 0)
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, user)], "test"));
            if (password.Length > 0)
                context.Features.Set(new NetworkCredential(lab.Lab.UserName, password));
            await pipeline.InvokeAsync(context);
        });
        await application.StartAsync();
        return new AttendedGateway(data, lab, pipeline, lifetime, time, application);
    }

    public Task<HttpResponseMessage> SendAsync(
        string user, HttpMethod method, string path, string? json = null, string? password = null) =>
        SendWithAsync(user, password ?? Lab.Lab.Password, method, path, json);

    /// <param name="user">Who calls.</param>
    /// <param name="password">Of the lab's account; empty where no account is handed over.</param>
    /// <param name="method">The verb.</param>
    /// <param name="path">An address as the stand-alone program has it.</param>
    /// <param name="json">The body.</param>
    public Task<HttpResponseMessage> SendWithAsync(
        string user, string password, HttpMethod method, string path, string? json = null)
    {
        var request = new HttpRequestMessage(method, Base("HV01") + path);
        request.Headers.Add(User, user);
        if (password.Length > 0)
            request.Headers.Add(Password, password);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return client.SendAsync(request);
    }

    /// <summary>A connection to the live hub, not yet started.</summary>
    public HubConnection Hub(string user, string? password = null, string node = "HV01") => new HubConnectionBuilder()
        .WithUrl(new Uri(address, Base(node) + "/hubs/live"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.Headers[User] = user;
            options.Headers[Password] = password ?? Lab.Lab.Password;
        })
        .Build();

    public async ValueTask DisposeAsync()
    {
        lifetime.StopApplication();
        client.Dispose();
        await application.DisposeAsync();
        await Pipeline.DisposeAsync();
        await Lab.DisposeAsync();
        lifetime.Dispose();
        data.Dispose();
    }

    private static string Base(string node) => $"/api/PortMirror/nodes/{node}";
}
