using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WacMirror.Host.Startup;

/// <summary>What the generated description says beside the endpoints.</summary>
internal static class OpenApiShape
{
    private const string BearerName = "operatorToken";

    public static void Configure(OpenApiOptions options) =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "WacMirror",
                Version = "v1",
                Description = "Hyper-V port mirroring across a cluster.",
            };
            // The address the description was generated at means nothing to its reader.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[BearerName] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The operator token of this installation.",
            };
            document.Security =
            [
                new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerName, document)] = [] },
            ];
            return Task.CompletedTask;
        });
}
