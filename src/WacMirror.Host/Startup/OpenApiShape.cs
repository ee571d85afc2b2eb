using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WacMirror.Gateway.Api.Adapters;

namespace WacMirror.Host.Startup;

/// <summary>What the generated description says beside the endpoints.</summary>
internal static class OpenApiShape
{
    private const string BearerName = "operatorToken";

    public static void Configure(OpenApiOptions options)
    {
        options.AddOperationTransformer(AddFilters);
        options.AddOperationTransformer(OpenApiExamples.AddAsync);
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

    /// <summary>The adapter list reads its parameters by hand, to name the unknown ones; so it tells them by hand too.</summary>
    private static Task AddFilters(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId != "ListAdapters")
            return Task.CompletedTask;
        foreach (var name in AdapterQuery.Parameters)
        {
            var isNumber = name.StartsWith("page", StringComparison.Ordinal);
            operation.Parameters!.Add(new OpenApiParameter
            {
                Name = name,
                In = ParameterLocation.Query,
                Schema = new OpenApiSchema { Type = isNumber ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }
        return Task.CompletedTask;
    }
}
