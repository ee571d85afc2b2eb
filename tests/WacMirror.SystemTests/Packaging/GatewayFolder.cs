namespace WacMirror.SystemTests.Packaging;

/// <summary>The folders of an installed gateway, as far as the installer looks at them.</summary>
internal sealed class GatewayFolder : IDisposable
{
    public const string Settings = """
        {
          // what the gateway starts
          "WindowsAdminCenter": {
            "System": { "OperationMode": "Development" },
            "Services": [
              { "Name": "WinREST", "Endpoint": "https://localhost:6601", "Odd": "WinREST" }
            ],
            "Features": [
              { "Name": "CIM", "Service": "WinREST", "FullPath": "C:\\Controllers" }
            ]
          }
        }

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-wac-");

    public GatewayFolder(string settings = Settings, string runtime = "8.0.11", params string[] versions)
    {
        Gateway = folder.CreateSubdirectory("WindowsAdminCenter").FullName;
        Data = folder.CreateSubdirectory("Data").FullName;
        var service = Directory.CreateDirectory(Path.Combine(Gateway, "Service")).FullName;
        AppSettings = Path.Combine(service, "appsettings.json");
        File.WriteAllText(AppSettings, settings);
        File.WriteAllText(
            Path.Combine(service, "WindowsAdminCenter.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.AspNetCore.App", "version": "{{runtime}}" } } }""");
        foreach (var version in versions.Length == 0 ? ["1.2.3"] : versions)
        {
            var plugin = Directory.CreateDirectory(Path.Combine(Data, "Plugins", $"wacmirror.port-mirroring.{version}"));
            File.Copy(
                Kit.Repository.File("gateway-plugin", "WacMirror.GatewayPlugin", "settings.json"),
                Path.Combine(plugin.FullName, "settings.json"));
        }
    }

    public string Gateway { get; }

    public string Data { get; }

    public string AppSettings { get; }

    public Task<ToolRun> RunAsync(params string[] arguments) => PowerShellTool.FileAsync(
        Kit.Repository.File("gateway-plugin", "Install-WacMirror.ps1"),
        ["-GatewayFolder", Gateway, "-DataFolder", Data, .. arguments]);

    /// <summary>Every file with its bytes.</summary>
    public Dictionary<string, string> Content() => Directory
        .EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories)
        .ToDictionary(
            file => Path.GetRelativePath(folder.FullName, file),
            file => Convert.ToHexString(File.ReadAllBytes(file)));

    public void Dispose()
    {
        if (File.Exists(AppSettings))
            File.SetAttributes(AppSettings, FileAttributes.Normal);
        folder.Delete(recursive: true);
    }
}
