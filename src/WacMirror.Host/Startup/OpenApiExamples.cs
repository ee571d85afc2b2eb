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

    private static readonly (string Name, string Summary, string Json)[] Documents =
    [
        ("observe", "Says what is missing for the databases to be watched, and writes nothing", """
            {
              "name": "Databases",
              "sources": { "any": [ { "vm": "SQL*" } ], "not": [ { "adapter": "Backup" } ] },
              "destinations": { "any": [ { "tag": "sensor" } ] }
            }
            """),
        ("enforce", "Sets and repairs roles; a standby collector is on only where a source is; ends by itself", """
            {
              "name": "Cardholder data", "mode": "enforce", "reason": "CHG-4711", "expiresIn": "8h",
              "sources": { "any": [ { "tag": "pci" }, { "vm": "WEB*", "vlan": "10-20" } ] },
              "destinations": { "any": [ { "vm": "SENSOR*" } ] },
              "collectors": "onDemand"
            }
            """),
        ("groups", "Two consumers, each of which must get the copies; trunks of the collectors are widened", """
            {
              "name": "Two consumers", "mode": "enforce", "manageTrunk": true,
              "sources": { "any": [ { "subnet": "10.1.0.0/16" } ] },
              "destinations": [
                { "name": "ids", "any": [ { "vm": "IDS*" } ] },
                { "name": "recorder", "any": [ { "vm": "REC*", "adapter": "Capture" } ] }
              ]
            }
            """),
    ];

    private static readonly (string Name, string Summary, string Json)[] Applications =
    [
        ("whole", "Everything at once, for good", "{}"),
        ("careful", "One source first, watched for a minute; all is rolled back unless somebody confirms in ten minutes", """
            {
              "canary": {
                "adapter": "3f2504e0-4f89-11d3-9a0c-0305e82c3301.7d444840-9dc0-11d1-b245-5ffdce74fad2",
                "seconds": 60, "dropLimit": 5
              },
              "confirmWithinSeconds": 600
            }
            """),
    ];

    private static readonly (string Name, string Summary, string Json)[] Adoptions =
    [
        ("all", "Every role that somebody set as the policy wants it; they stay when it ends", """
            { "release": "LeaveAsFound" }
            """),
        ("one", "One adapter's role, to be cleared when the policy ends", """
            {
              "adapters": [ "3f2504e0-4f89-11d3-9a0c-0305e82c3301.7d444840-9dc0-11d1-b245-5ffdce74fad2" ],
              "release": "SetNone"
            }
            """),
    ];

    private static readonly (string Name, string Summary, string Json)[] Roles =
    [
        ("source", "Watched from now on", """{ "role": "Source" }"""),
        ("clear", "Cleared, though somebody else set it", """{ "role": "None", "adopt": true }"""),
    ];

    /// <summary>By operation.</summary>
    private static readonly Dictionary<string, (string Name, string Summary, string Json)[]> All = new()
    {
        ["AddCluster"] = Clusters,
        ["TestClusterDefinition"] = Clusters,
        ["CreatePolicy"] = Documents,
        ["ReplacePolicy"] = [.. Documents.Select(example => example with { Json = Based(example.Json) })],
        ["PreviewPolicy"] = Documents,
        ["ApplyPolicy"] = Applications,
        ["AdoptRoles"] = Adoptions,
        ["SetRole"] = Roles,
    };

    /// <summary>The definitions that the description shows; each can be sent as it is.</summary>
    public static IEnumerable<string> Definitions => Clusters.Select(example => example.Json);

    /// <summary>The policy documents that it shows; each can be sent as it is.</summary>
    public static IEnumerable<string> PolicyDocuments => Documents.Select(example => example.Json);

    public static Task AddAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (!All.TryGetValue(operation.OperationId ?? string.Empty, out var examples)
            || operation.RequestBody?.Content is not { } content
            || !content.TryGetValue("application/json", out var media)
            || media is not OpenApiMediaType body)
            return Task.CompletedTask;
        body.Examples = examples.ToDictionary(
            example => example.Name,
            IOpenApiExample (example) => new OpenApiExample
            {
                Summary = example.Summary,
                Value = JsonNode.Parse(example.Json),
            });
        return Task.CompletedTask;
    }

    /// <summary>A replacement says what it is based on.</summary>
    private static string Based(string document)
    {
        var node = JsonNode.Parse(document)!.AsObject();
        node.Insert(0, "revision", 3);
        return node.ToJsonString();
    }
}
