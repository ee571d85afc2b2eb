using WacMirror.GatewayDouble;

// Stands for Windows Admin Center's gateway: a front that browsers see, and behind it the process that has the plug-in.
if (DoubleOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(DoubleOptions.Usage);
    return 2;
}
await using var process = PlugInProcess.Build(options);
await process.StartAsync();
await using var front = GatewayFront.Build(options, new Uri(process.Urls.Single()));
await front.StartAsync();
Console.WriteLine($"process at {process.Urls.Single()}");
Console.WriteLine($"gateway double on .NET {Environment.Version} serves {front.Urls.Single()}");
// The real one, too, ends a service's process after its own connections.
await front.WaitForShutdownAsync();
await process.StopAsync();
Console.WriteLine($"gateway double ended, {Watch.Unobserved} errors unobserved");
return 0;
