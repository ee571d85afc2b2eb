using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;
using WacMirror.Soak.Hosts;

namespace WacMirror.SystemTests.Plugin;

/// <summary>The default lab, and a data folder whose configuration leads to it.</summary>
internal sealed class PlugInLab : IAsyncDisposable
{
    public const string Id = "hvlab";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-data-");

    private PlugInLab(LabCluster cluster)
    {
        Cluster = cluster;
        File.WriteAllText(Path.Combine(Data, "clusters.json"), SoakConfiguration.Of(Id, cluster));
    }

    public LabCluster Cluster { get; }

    public string Data => folder.FullName;

    /// <summary>The variables in which whoever uses the configuration finds the account.</summary>
    public Dictionary<string, string> Environment => new()
    {
        [SoakConfiguration.UserVariable] = Cluster.UserName,
        [SoakConfiguration.PasswordVariable] = Cluster.Password,
    };

    /// <summary>The plug-in's settings for engines in the gateway.</summary>
    public object InProcess => new { mode = "inProcess", data = Data };

    /// <summary>The same with the account of whoever calls.</summary>
    public object Attended => new { mode = "inProcess", actAs = "caller", data = Data };

    /// <summary>A person who gave the gateway the lab's account, or that with another password.</summary>
    public string With(string person, string? password = null) => $"{person};{Cluster.UserName};{password ?? Cluster.Password}";

    public static async Task<PlugInLab> StartAsync() =>
        new(await LabCluster.StartAsync(LabTopology.Default(), new LabOptions(), CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
