using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Storing;
using WacMirror.Gateway;
using WacMirror.Gateway.Api.Routed;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Security;

namespace WacMirror.Tests.Kit;

/// <summary>The API on a loopback socket, in front of engines that a test brings.</summary>
internal sealed class ApiUnderTest : IAsyncDisposable
{
    private readonly WebApplication application;

    private ApiUnderTest(WebApplication application, LocalToken token, DataFolder data, MemoryStore store)
    {
        (Data, Store) = (data, store);
        this.application = application;
        Token = token.Text;
        Address = new Uri(application.Urls.Single());
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public string Token { get; }

    public DataFolder Data { get; }

    public MemoryStore Store { get; }

    public Uri Address { get; }

    /// <summary>Sends no credentials by itself.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Parts => application.Services;

    public static Task<ApiUnderTest> StartAsync(params IClusterEngine[] engines) => StartAsync(_ => { }, engines);

    /// <param name="change">What the test replaces of the API's parts.</param>
    /// <param name="engines">The clusters.</param>
    public static async Task<ApiUnderTest> StartAsync(Action<IServiceCollection> change, params IClusterEngine[] engines)
    {
        var store = new MemoryStore();
        var token = LocalToken.Create();
        var data = new DataFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IStore>(store);
        builder.Services.AddWacMirror(token, data.Path);
        change(builder.Services);
        var application = builder.Build();
        application.UseWacMirror();
        application.UseAuthentication();
        application.UseAuthorization();
        application.UseRoutedCalls();
        application.MapWacMirror();
        foreach (var engine in engines)
            application.Services.GetRequiredService<ClusterRoster>().Add(engine);
        await application.StartAsync();
        return new ApiUnderTest(application, token, data, store);
    }

    /// <summary>Sends a request as the operator, unless told otherwise.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? json = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new("Bearer", Token);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        change?.Invoke(request);
        return Client.SendAsync(request);
    }

    /// <summary>A connection to the live hub, not yet started.</summary>
    public HubConnection Hub() => new HubConnectionBuilder()
        .WithUrl(new Uri(Address, "/hubs/live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(Token))
        .Build();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
        Data.Dispose();
    }
}
