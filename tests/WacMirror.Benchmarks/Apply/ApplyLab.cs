using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Topologies;

namespace WacMirror.Benchmarks.Apply;

/// <summary>The process that serves the labs, so that they do not share the garbage collector of what is
/// measured.</summary>
internal static class ApplyLab
{
    public const string Command = "apply-lab";

    /// <summary>Announces the addresses in one line and serves until its input ends.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var numbers = arguments.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        var latency = TimeSpan.FromMilliseconds(numbers[2]);
        var topology = LabTopology.Scale(numbers[0], numbers[1]);
        var relays = new List<LatencyRelay>();
        await using var measured = await LabCluster.StartAsync(topology, new LabOptions(), CancellationToken.None);
        await using var other = await LabCluster.StartAsync(topology, new LabOptions(), CancellationToken.None);
        await using var bare = await ServeBareAsync();
        var bareAddress = new Uri(bare.Urls.Single());
        var addresses = new ApplyAddresses(
            Of(measured, latency, relays), Of(other, latency, relays), Behind(bareAddress, latency, relays));
        Console.WriteLine(JsonSerializer.Serialize(addresses));
        while (await Console.In.ReadLineAsync() is not null)
            continue;
        foreach (var relay in relays)
            await relay.DisposeAsync();
        return 0;
    }

    private static LabAddresses Of(LabCluster lab, TimeSpan latency, List<LatencyRelay> relays) => new(
        lab.Nodes.ToDictionary(node => node.Name, node => Behind(node.Endpoint, latency, relays)),
        lab.UserName,
        lab.Password);

    private static Uri Behind(Uri address, TimeSpan latency, List<LatencyRelay> relays)
    {
        var relay = new LatencyRelay(new IPEndPoint(IPAddress.Loopback, address.Port), latency);
        relays.Add(relay);
        return new UriBuilder(address) { Port = relay.Port }.Uri;
    }

    // Takes what comes and answers as many octets as the query asks for.
    private static async Task<WebApplication> ServeBareAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var octets = new byte[1024 * 1024];
        application.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            var length = int.Parse(context.Request.QueryString.Value![1..], CultureInfo.InvariantCulture);
            context.Response.ContentLength = length;
            await context.Response.Body.WriteAsync(octets.AsMemory(0, length));
        });
        await application.StartAsync();
        return application;
    }
}
