using WacMirror.Core.Policies;
using WacMirror.Gateway.Configuration;
using WacMirror.HyperV.Sessions;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Configuration;

internal sealed class CredentialStoreTests
{
    private Dictionary<string, string> variables = [];
    private DataFolder folder = null!;
    private CredentialStore store = null!;

    [SetUp]
    public void Create()
    {
        folder = new DataFolder();
        variables = new() { ["WACMIRROR_U"] = @"CORP\svc", ["WACMIRROR_P"] = "s3cret" };
        store = new CredentialStore(folder.Path, variables.GetValueOrDefault);
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [TestCase(AuthenticationScheme.Negotiate, NegotiatePackage.Negotiate)]
    [TestCase(AuthenticationScheme.Kerberos, NegotiatePackage.Kerberos)]
    [TestCase(AuthenticationScheme.Ntlm, NegotiatePackage.Ntlm)]
    public void Find_Process_IsTheProcessByThatScheme(AuthenticationScheme scheme, NegotiatePackage package) => Assert.That(
        store.Find(Config(new CredentialConfig(), scheme)), Is.EqualTo(new NodeCredential.OwnProcess(package)));

    [Test]
    public void Find_Environment_IsTheAccountOfTheVariables() => Assert.That(
        store.Find(Config(FromEnvironment, AuthenticationScheme.Ntlm)),
        Is.EqualTo(new NodeCredential.Account(@"CORP\svc", "s3cret", NegotiatePackage.Ntlm)));

    [Test]
    public void Find_EnvironmentWithBasic_IsBasic() => Assert.That(
        store.Find(Config(FromEnvironment with { AllowReadable = true }, AuthenticationScheme.Basic)),
        Is.EqualTo(new NodeCredential.Basic(@"CORP\svc", "s3cret", AllowReadable: true)));

    [Test]
    public void Find_AVariableThatIsNotSet_SaysWhich()
    {
        variables.Remove("WACMIRROR_P");
        var error = Refused(FromEnvironment);
        Assert.That(error.Field, Is.EqualTo("credential.passwordVariable"));
        Assert.That(error.Value, Is.EqualTo("WACMIRROR_P"));
    }

    [Test]
    public void Find_File_ReadsUserAndPasswordAsTheyStand()
    {
        folder.PutCredential("account", "CORP\\svc\n pass word \n");
        Assert.That(store.Find(Config(FromFile)), Is.EqualTo(new NodeCredential.Account(@"CORP\svc", " pass word ")));
    }

    [TestCase(UnixFileMode.GroupRead)]
    [TestCase(UnixFileMode.OtherRead)]
    [TestCase(UnixFileMode.GroupWrite)]
    public void Find_AFileThatOthersCanUse_IsRefused(UnixFileMode others)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("SKIPPED: Windows has access lists instead of file modes.");
            return;
        }
        folder.PutCredential("account", "svc\ns3cret\n", UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        var error = Refused(FromFile);
        Assert.That(error.Allowed, Does.Contain("chmod 600"));
        Assert.That(error.ToString(), Does.Not.Contain("s3cret"));
    }

    [TestCase(null)]
    [TestCase("only-a-user\n")]
    [TestCase("\n\n")]
    public void Find_AFileThatIsNoAccount_SaysWhatItHasToBe(string? text)
    {
        if (text is not null)
            folder.PutCredential("account", text);
        var error = Refused(FromFile);
        Assert.That(error.Field, Is.EqualTo("credential.file"));
        Assert.That(error.Allowed, Does.Contain("first line"));
        Assert.That(error.ToString(), Does.Not.Contain("only-a-user"));
    }

    private static CredentialConfig FromEnvironment => new()
    {
        From = CredentialSource.Environment, UserVariable = "WACMIRROR_U", PasswordVariable = "WACMIRROR_P",
    };

    private static CredentialConfig FromFile => new() { From = CredentialSource.File, File = "account" };

    private FieldError Refused(CredentialConfig credential) =>
        Assert.Throws<ConfigException>(() => store.Find(Config(credential)))!.Errors.Single();

    private static ClusterConfig Config(
        CredentialConfig credential, AuthenticationScheme scheme = AuthenticationScheme.Negotiate) => new()
    {
        Id = "a", Name = "A", Nodes = [new NodeConfig("HV01")], Credential = credential, Scheme = scheme,
    };
}
