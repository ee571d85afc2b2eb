using Microsoft.Extensions.FileProviders;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Host.Startup;

/// <summary>Serves the built pane: files without secrets, so anyone who reaches the address may load them.</summary>
internal static class Pane
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "pane");

    private const string NotBuilt =
        "<!doctype html><title>WacMirror</title><p>The pane is not built. Run: dotnet run build.cs run";

    public static void UsePane(this WebApplication application)
    {
        application.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy =
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "frame-ancestors 'self'; base-uri 'self'; form-action 'self'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return next(context);
        });
        if (!Directory.Exists(Folder))
        {
            application.MapGet("/", () => Results.Content(NotBuilt, "text/html")).AllowAnonymous().ExcludeFromDescription();
            return;
        }
        var files = new PhysicalFileProvider(Folder);
        application.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.File.Name == "index.html" ? "no-cache" : "public, max-age=3600",
        });
    }

    /// <summary>The description that the build generated; 404 where it was not.</summary>
    public static void MapOpenApiFile(this WebApplication application) =>
        application.MapGet("/openapi/v1.json", () => File.Exists(OpenApiFile.Location)
                ? Results.File(OpenApiFile.Location, "application/json")
                : throw new ApiException(ApiError.UnknownPath("/openapi/v1.json")))
            .AllowAnonymous()
            .ExcludeFromDescription();
}
