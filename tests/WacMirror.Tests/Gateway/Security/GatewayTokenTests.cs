using System.Text;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using WacMirror.Gateway.Security;
using WacMirror.Gateway.Security.Forwarded;
using WacMirror.Tests.Kit;

namespace WacMirror.Tests.Gateway.Security;

internal sealed class GatewayTokenTests
{
    private const string Target = "/api/clusters?x=%20y";

    private static readonly ForwardedCall Call =
        new(@"CONTOSO\alice", [Permissions.ReadInventory, Permissions.WriteRoles], "hv01", "GET", Target);

    private readonly FakeTimeProvider time = new(Some.Moment);
    private DataFolder folder = null!;
    private GatewayKey key = null!;
    private GatewayTokens tokens = null!;

    [SetUp]
    public void MakeKey()
    {
        folder = new DataFolder();
        key = GatewayKey.LoadOrCreate(folder.File("gateway.key"));
        tokens = new GatewayTokens(key, "WacMirror", time);
    }

    [TearDown]
    public void DeleteKey() => folder.Dispose();

    [Test]
    public async Task Token_ReadWithItsRequest_SaysWhatWasWritten()
    {
        var (call, refusal) = await tokens.ReadAsync(tokens.Issue(Call), "GET", Target);
        Assert.That(refusal, Is.Null);
        Assert.That((call!.User, call.Node, call.Method, call.Target), Is.EqualTo((Call.User, Call.Node, Call.Method, Call.Target)));
        Assert.That(call.Permissions, Is.EquivalentTo(Call.Permissions));
    }

    [Test]
    public async Task Token_ReadTwice_IsReplayed()
    {
        var token = tokens.Issue(Call);
        await tokens.ReadAsync(token, "GET", Target);
        Assert.That((await tokens.ReadAsync(token, "GET", Target)).Refusal, Is.EqualTo(TokenRefusal.Replayed));
    }

    [Test]
    public async Task Token_ReadTwiceAtOnce_IsTakenOnce()
    {
        var token = tokens.Issue(Call);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => tokens.ReadAsync(token, "GET", Target))));
        Assert.That(answers.Count(answer => answer.Call is not null), Is.EqualTo(1));
    }

    [TestCase("POST", Target)]
    [TestCase("get", Target)]
    [TestCase("GET", "/api/clusters?x=%20z")]
    [TestCase("GET", "/api/clusters?x= y")]
    public async Task Token_WithAnotherRequest_IsRefusedAndNotUsedUp(string method, string target)
    {
        var token = tokens.Issue(Call);
        Assert.That((await tokens.ReadAsync(token, method, target)).Refusal, Is.EqualTo(TokenRefusal.OtherRequest));
        Assert.That((await tokens.ReadAsync(token, "GET", Target)).Refusal, Is.Null);
    }

    [Test]
    public async Task Token_AfterItsLifetime_IsExpired()
    {
        var (early, late) = (tokens.Issue(Call), tokens.Issue(Call));
        time.Advance(GatewayTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.That((await tokens.ReadAsync(early, "GET", Target)).Refusal, Is.Null);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await tokens.ReadAsync(late, "GET", Target)).Refusal, Is.EqualTo(TokenRefusal.Expired));
    }

    [TestCase(-1, 120)]
    [TestCase(30, 60)]
    public async Task Token_ThatWouldLiveLongerOrBeginsLater_IsRefused(int fromSeconds, int untilSeconds) => Assert.That(
        (await tokens.ReadAsync(Forge(key, "HS256", fromSeconds, untilSeconds), "GET", Target)).Refusal,
        Is.EqualTo(TokenRefusal.Expired));

    [Test]
    public async Task Token_OfAnotherAudience_IsRefused() => Assert.That(
        (await tokens.ReadAsync(new GatewayTokens(key, "Elsewhere", time).Issue(Call), "GET", Target)).Refusal,
        Is.EqualTo(TokenRefusal.WrongAudience));

    [Test]
    public async Task Token_SignedWithAnotherKey_IsForged()
    {
        var other = GatewayKey.LoadOrCreate(folder.File("other.key"));
        Assert.That(
            (await tokens.ReadAsync(new GatewayTokens(other, "WacMirror", time).Issue(Call), "GET", Target)).Refusal,
            Is.EqualTo(TokenRefusal.Forged));
    }

    /// <summary>The second is the same computation by another name, so that nothing but the name is wrong.</summary>
    [TestCase("HS384")]
    [TestCase(SecurityAlgorithms.HmacSha256Signature)]
    public async Task Token_WithAnotherAlgorithmOfTheSameKey_IsForged(string algorithm) => Assert.That(
        (await tokens.ReadAsync(Forge(key, algorithm, 0, 60), "GET", Target)).Refusal, Is.EqualTo(TokenRefusal.Forged));

    [Test]
    public async Task Token_ThatWasChanged_IsForged()
    {
        var parts = tokens.Issue(Call).Split('.');
        var payload = Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(parts[1]))
            .Replace("alice", "admin", StringComparison.Ordinal);
        var changed = $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
        Assert.That((await tokens.ReadAsync(changed, "GET", Target)).Refusal, Is.EqualTo(TokenRefusal.Forged));
    }

    [Test]
    public async Task Token_WithoutASignature_IsForged()
    {
        var payload = tokens.Issue(Call).Split('.')[1];
        var bare = $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"wacmirror-call+jwt"}""")}.{payload}.";
        Assert.That((await tokens.ReadAsync(bare, "GET", Target)).Refusal, Is.EqualTo(TokenRefusal.Forged));
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("a.b.c")]
    public async Task Token_ThatIsNone_IsMalformed(string token) =>
        Assert.That((await tokens.ReadAsync(token, "GET", Target)).Refusal, Is.EqualTo(TokenRefusal.Malformed));

    [Test]
    public void UsedTokens_AreForgottenOnceTheirTimeIsOver()
    {
        var used = new UsedTokens(time);
        var lifetime = TimeSpan.FromSeconds(60);
        for (var number = 0; number < 100; number++)
            Assert.That(used.TryUse($"early {number}", lifetime), Is.True);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.That(used.TryUse("late", lifetime), Is.True);
        Assert.That(used.Count, Is.EqualTo(1));
    }

    [Test]
    public void Key_IsMadeOnceAndForItsOwnerOnly()
    {
        var file = folder.File("gateway.key");
        var text = File.ReadAllText(file);
        GatewayKey.LoadOrCreate(file);
        Assert.That(File.ReadAllText(file), Is.EqualTo(text).And.Length.EqualTo(65));
        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(key.ToString(), Does.Not.Contain(text.Trim()));
    }

    [TestCase("")]
    [TestCase("abc")]
    [TestCase("zz000000000000000000000000000000000000000000000000000000000000zz")]
    public void KeyFile_ThatHoldsNoKey_IsRefusedWithoutBeingShown(string text)
    {
        File.WriteAllText(folder.File("bad.key"), text);
        var error = Assert.Throws<InvalidDataException>(() => GatewayKey.LoadOrCreate(folder.File("bad.key")));
        Assert.That(error!.Message, Does.Contain("bad.key").And.Not.Contain("zz00"));
    }

    /// <summary>What somebody who has the key could write by other means than ours.</summary>
    private string Forge(GatewayKey with, string algorithm, int fromSeconds, int untilSeconds)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // Zeros that make it long enough for the algorithm leave it the same key to a keyed hash.
        var bytes = algorithm == "HS384" ? [.. with.Bytes, .. new byte[with.Bytes.Length]] : with.Bytes;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "WacMirror gateway plug-in",
            Audience = "WacMirror",
            TokenType = "wacmirror-call+jwt",
            NotBefore = now.AddSeconds(fromSeconds),
            Expires = now.AddSeconds(untilSeconds),
            Claims = new Dictionary<string, object> { ["jti"] = "1", ["sub"] = "x", ["htm"] = "GET", ["htu"] = Target },
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(bytes), algorithm),
        });
    }
}
