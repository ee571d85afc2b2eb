using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WacMirror.Gateway.Security;

namespace WacMirror.Host.Startup;

/// <summary>The API's description, with everything mapped that can be.</summary>
internal static class OpenApiFile
{
    /// <summary>Where the build puts it and the host serves it from, below the program's folder.</summary>
    public static string Location { get; } = Path.Combine(AppContext.BaseDirectory, "openapi", "v1.json");

    public static async Task WriteAsync(FileInfo output, CancellationToken cancellationToken)
    {
        await using var application = HostApplication.Build(
            new HostSettings("http://127.0.0.1:0", null, null),
            LocalToken.Create(),
            // Nothing that is asked here touches it.
            dataFolder: AppContext.BaseDirectory,
            withLabEndpoints: true);
        await application.StartAsync(cancellationToken);
        var provider = application.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        output.Directory!.Create();
        await using var file = output.Create();
        await document.SerializeAsJsonAsync(file, OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        await application.StopAsync(cancellationToken);
    }
}
