using WacMirror.Gateway.Configuration;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Configuration;

internal sealed class ClusterFileTests
{
    private DataFolder folder = null!;
    private ClusterFile file = null!;

    [SetUp]
    public void Create()
    {
        folder = new DataFolder();
        file = new ClusterFile(folder.Path);
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void Read_WithoutAFile_IsEmpty()
    {
        var (usable, broken) = file.Read();
        Assert.That(usable, Is.Empty);
        Assert.That(broken, Is.Empty);
        Assert.That(File.Exists(file.FilePath), Is.False);
    }

    [Test]
    public void Add_ThenRead_GivesTheSameAgain()
    {
        var config = Config("a") with
        {
            Nodes = [new NodeConfig("HV01", "hv01.example.net", 5986), new NodeConfig("HV02")],
            Protocol = WsmanProtocol.Https,
            Scheme = AuthenticationScheme.Kerberos,
            Credential = new CredentialConfig { From = CredentialSource.File, File = "account" },
            Trust = new TrustConfig { By = TrustSource.Pinned, Sha256 = new string('A', 64) },
            Limits = new LimitsConfig { Operations = 3 },
        };
        file.Add(config);
        file.Add(Config("b"));
        var read = file.Read().Usable;
        Assert.That(read.Select(one => one.Id), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(read[0].Nodes, Is.EqualTo(config.Nodes));
        Assert.That(read[0] with { Nodes = config.Nodes }, Is.EqualTo(config));
    }

    [Test]
    public void Add_OnASystemWithFileModes_IsForTheOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("SKIPPED: Windows has access lists instead of file modes.");
            return;
        }
        File.WriteAllText(file.FilePath, """{ "clusters": [] }""");
        File.SetUnixFileMode(file.FilePath, (UnixFileMode)0b110_100_100);
        file.Add(Config("a"));
        Assert.That(File.GetUnixFileMode(file.FilePath), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Directory.GetFiles(folder.Path, "*.new"), Is.Empty);
    }

    [Test]
    public void Add_WithATakenId_IsRefusedAndChangesNothing()
    {
        file.Add(Config("a"));
        var before = File.ReadAllText(file.FilePath);
        var error = Assert.Throws<ConfigException>(() => file.Add(Config("a")))!;
        Assert.That(error.Errors.Single().Field, Is.EqualTo("id"));
        Assert.That(File.ReadAllText(file.FilePath), Is.EqualTo(before));
    }

    [Test]
    public void Read_WithBrokenEntries_KeepsTheOthersAndTellsWhere()
    {
        File.WriteAllText(file.FilePath, """
            {
              // written by hand
              "clusters": [
                { "id": "good", "name": "GOOD", "nodes": [ { "name": "HV01" } ] },
                { "id": "bad", "name": "BAD", "nodes": [ { "name": "HV01", "port": 0 } ], "typo": 1 },
                { "id": "good", "name": "AGAIN", "nodes": [ { "name": "HV01" } ] },
                7,
              ]
            }
            """);
        var (usable, broken) = file.Read();
        Assert.That(usable.Select(config => config.Name), Is.EqualTo(new[] { "GOOD" }));
        Assert.That(broken.Select(entry => entry.Id), Is.EqualTo(new[] { "bad", "good", null }));
        Assert.That(broken[0].Errors.Select(error => error.Field), Is.EquivalentTo(
            new[] { "clusters[1].nodes[0].port", "clusters[1].typo" }));
        Assert.That(broken[0].Errors.Select(error => error.Line), Has.All.EqualTo(5));
        Assert.That(broken[1].Errors.Single().Field, Is.EqualTo("clusters[2].id"));
    }

    [Test]
    public void Change_AroundABrokenEntry_KeepsItsTextAndComments()
    {
        const string Broken = """{ "id": "bad", /* why */ "name": "BAD", "nodes": [], "typo": 1 }""";
        File.WriteAllText(file.FilePath, $$"""{ "clusters": [ {{Broken}} ] }""");
        file.Add(Config("a"));
        file.Add(Config("b"));
        Assert.That(file.Remove("a"), Is.True);
        Assert.That(File.ReadAllText(file.FilePath), Does.Contain(Broken));
        Assert.That(file.Read().Usable.Single().Id, Is.EqualTo("b"));
        Assert.That(file.Remove("BAD"), Is.True);
        Assert.That(file.Read().Broken, Is.Empty);
        Assert.That(file.Remove("bad"), Is.False);
    }

    [Test]
    public void Change_DoneAgainAndAgain_LeavesTheFormAsItIs()
    {
        file.Add(Config("a"));
        var before = File.ReadAllText(file.FilePath);
        for (var round = 0; round < 3; round++)
        {
            file.Add(Config("b"));
            file.Remove("b");
        }
        Assert.That(File.ReadAllText(file.FilePath), Is.EqualTo(before));
    }

    [TestCase("{", 1)]
    [TestCase("{ \"clusters\": [] }\n}", 2)]
    [TestCase("{\n\"cluster\": [] }", 2)]
    [TestCase("{\n\"clusters\": [], \"clusters\": [] }", 2)]
    [TestCase("[]", 1)]
    public void Read_ATextThatIsNoConfiguration_TellsTheLine(string text, int line)
    {
        File.WriteAllText(file.FilePath, text);
        var error = Assert.Throws<ConfigException>(() => file.Read())!;
        Assert.That(error.Errors.Single().Line, Is.EqualTo(line));
        Assert.Throws<ConfigException>(() => file.Add(Config("a")));
        Assert.That(File.ReadAllText(file.FilePath), Is.EqualTo(text));
    }

    [Test]
    public void Change_WhileAnotherProgramChanges_IsRefused()
    {
        file.Add(Config("a"));
        using var other = new FileStream(file.FilePath + ".lock", FileMode.Open, FileAccess.Write, FileShare.None);
        Assert.Throws<IOException>(() => file.Add(Config("b")));
    }

    private static ClusterConfig Config(string id) => new()
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        Nodes = [new NodeConfig("HV01")],
    };
}
