using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WacMirror.Host.Startup;

/// <summary>Examples of requests whose shape alone does not show how they are meant.</summary>
internal static class OpenApiExamples
{
    private static readonly (string Name, string Summary, string Json)[] Clusters =
    [
        ("domain", "Nodes of the own domain, asked as the account that WacMirror runs under; one seed is enough", """
            { "name": "HVCLUSTER", "nodes": [ { "name": "HV01" }, { "name": "HV02" } ] }
            """),
        ("account", "An account from a file of the data directory, HTTPS with an authority of one's own", """
            {
              "id": "branch", "name": "BRANCH",
              "nodes": [ { "name": "HV11", "address": "hv11.branch.example", "port": 5986 } ],
              "protocol": "https", "scheme": "kerberos",
              "credential": { "from": "file", "file": "branch" },
              "trust": { "by": "authority", "file": "/etc/wacmirror/branch-ca.pem" },
              "limits": { "operations": 4 }
            }
            """),
        ("servers", "Servers without a cluster, basic over HTTPS, one pinned certificate", """
            {
              "name": "WORKSHOP", "kind": "servers",
              "nodes": [ { "name": "HV21", "address": "192.0.2.21" } ],
              "scheme": "basic",
              "credential": { "from": "environment", "userVariable": "WACMIRROR_USER", "passwordVariable": "WACMIRROR_PASSWORD" },
              "trust": { "by": "pinned", "sha256": "0F1E2D3C4B5A69788796A5B4C3D2E1F00F1E2D3C4B5A69788796A5B4C3D2E1F0" }
            }
            """),
    ];

    /// <summary>The definitions that the description shows; each can be sent as it is.</summary>
    public static IEnumerable<string> Definitions => Clusters.Select(example => example.Json);

    public static Task AddAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (operation.OperationId is not ("AddCluster" or "TestClusterDefinition")
            || operation.RequestBody?.Content is not { } content
            || !content.TryGetValue("application/json", out var media)
            || media is not OpenApiMediaType body)
            return Task.CompletedTask;
        body.Examples = Clusters.ToDictionary(
            example => example.Name,
            IOpenApiExample (example) => new OpenApiExample
            {
                Summary = example.Summary,
                Value = JsonNode.Parse(example.Json),
            });
        return Task.CompletedTask;
    }
}
