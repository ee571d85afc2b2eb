using System.Text.Json;
using WacMirror.Lab.Cluster;

namespace WacMirror.Soak.Hosts;

/// <summary>The clusters.json that leads a host to a lab.</summary>
internal static class SoakConfiguration
{
    public const string UserVariable = "WACMIRROR_SOAK_USER";
    public const string PasswordVariable = "WACMIRROR_SOAK_PASSWORD";

    public static string Of(string id, LabCluster lab) => JsonSerializer.Serialize(new
    {
        clusters = new[]
        {
            new
            {
                id,
                name = lab.Name,
                kind = "failoverCluster",
                nodes = lab.Nodes.Select(node => new { name = node.Name, address = node.Endpoint.Host, port = node.Endpoint.Port }),
                protocol = "http",
                scheme = "basic",
                credential = new
                {
                    from = "environment",
                    userVariable = UserVariable,
                    passwordVariable = PasswordVariable,
                },
            },
        },
    });
}
