using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WacMirror.GatewayDouble;

/// <summary>The process of the service: MVC with the plug-in's assembly as a part, known by its path, and nothing else of
/// ours.</summary>
internal static class PlugInProcess
{
    public static WebApplication Build(DoubleOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("WacMirror", LogLevel.Information);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
            endpoint => endpoint.Protocols = HttpProtocols.Http1));
        builder.Services.AddControllers()
            .AddApplicationPart(options.Loader.Load(Path.Combine(options.PlugIn, "WacMirror.GatewayPlugin.dll")));
        builder.Services.AddAuthentication(CarriedIdentity.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CarriedIdentity>(CarriedIdentity.SchemeName, null);
        var application = builder.Build();
        Watch.Errors();
        application.UseAuthentication();
        application.MapGet("/double/state", Watch.State);
        application.MapControllers();
        return application;
    }
}
