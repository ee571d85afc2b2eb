using System.Xml.Linq;

namespace WacMirror.Tests.Lab.Wsman.Peers;

/// <summary>Debian's "wsl", a WS-Management client of shell scripts and curl, pointed at one node.</summary>
internal sealed class Wsl(Uri node, string userName, string password) : IDisposable
{
    public const string WqlDialect = "http://schemas.microsoft.com/wbem/wsman/1/WQL";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wacmirror-wsl-");
    private int runs;

    public static void Require()
    {
        Peer.Require("/usr/bin/wslenum", "wsl");
        Peer.Require("/usr/bin/uuidgen", "uuid-runtime");
    }

    /// <summary>Runs one of the scripts; the answers of the node, in their order.</summary>
    public async Task<IReadOnlyList<XElement>> RunAsync(string script, params string[] arguments)
    {
        var scratch = folder.CreateSubdirectory($"{++runs}");
        foreach (var file in folder.EnumerateFiles())
            file.CopyTo(Path.Combine(scratch.FullName, file.Name));
        var run = await Peer.RunAsync(scratch.FullName, $"/usr/bin/{script}", arguments, new Dictionary<string, string>
        {
            ["WSENDPOINT"] = node.Authority,
            // Passes through a shell once more.
            ["WSUSER"] = userName.Replace(@"\", @"\\"),
            ["WSPASS"] = password,
            ["WSNOSSL"] = "1",
            ["WSDONTASK"] = "y",
            ["KEEPHISTORY"] = "0",
            ["IPINTERACTIVE"] = "0",
            ["WSDEFAULTSCHEMA"] = "schemas.dmtf.org",
        });
        var answers = scratch.GetFiles("response-*.xml")
            .OrderBy(file => int.Parse(file.Name["response-".Length..^".xml".Length]))
            .ToList();
        Assert.That(answers, Is.Not.Empty, run.Output + run.Errors);
        var last = await File.ReadAllTextAsync(answers[^1].FullName);
        Assert.That(run.ExitCode, Is.Zero, $"{run.Output}{run.Errors}{last}");
        return [.. answers.Select(file => XElement.Load(file.FullName))];
    }

    /// <summary>The items of a query in WQL.</summary>
    public async Task<IReadOnlyList<XElement>> QueryAsync(string wql)
    {
        var answers = await RunAsync("wslenum", Requests.Wmi + "*", "-opti", "512", "-dialect", WqlDialect, "-filter", wql);
        return [.. Items(answers)];
    }

    /// <summary>A file that the next runs find under its name.</summary>
    public void Write(string name, string content) => File.WriteAllText(Path.Combine(folder.FullName, name), content);

    public static IEnumerable<XElement> Items(IReadOnlyList<XElement> answers) =>
        answers.SelectMany(answer => answer.Descendants().Where(element => element.Name.LocalName == "Items"))
            .SelectMany(items => items.Elements());

    public void Dispose() => folder.Delete(recursive: true);
}
