using System.Security.Claims;
using WacMirror.Gateway.Security;

namespace WacMirror.Tests.Gateway.Security;

internal sealed class CallerRightsTests
{
    private static readonly CallerRights Rights = new(
        [
            new AccessRule([CallerRights.Administrators], [], Permissions.All),
            new AccessRule([@"CONTOSO\Watchers"], [@"CONTOSO\bob"], [Permissions.ReadPolicies, Permissions.ReadInventory]),
        ],
        []);

    [TestCase(ClaimTypes.GroupSid)]
    [TestCase(ClaimTypes.Role)]
    [TestCase("groups")]
    public void Caller_OfAGroupByAnyOfItsClaims_HasWhatTheRuleGives(string type) => Assert.That(
        Rights.Of(Caller(@"CONTOSO\alice", new Claim(type, "s-1-5-32-544"))), Is.EqualTo(Permissions.All));

    [Test]
    public void Caller_NamedByARule_HasThatOnlyAndInTheUsualOrder() => Assert.That(
        Rights.Of(Caller(@"contoso\BOB")), Is.EqualTo(new[] { Permissions.ReadInventory, Permissions.ReadPolicies }));

    [Test]
    public void Caller_OfNoRule_HasNothing() =>
        Assert.That(Rights.Of(Caller(@"CONTOSO\mallory", new Claim(ClaimTypes.GroupSid, "S-1-5-32-545"))), Is.Empty);

    [Test]
    public void Caller_WhoOnlyClaimsTheNameOfAGroupInAnotherClaim_HasNothing() => Assert.That(
        Rights.Of(Caller("mallory", new Claim("department", CallerRights.Administrators))), Is.Empty);

    [Test]
    public void Caller_WhoIsNotSignedIn_HasNothing()
    {
        var claims = new[] { new Claim(ClaimTypes.Name, "alice"), new Claim(ClaimTypes.GroupSid, CallerRights.Administrators) };
        Assert.That(Rights.Of(new ClaimsPrincipal(new ClaimsIdentity(claims))), Is.Empty);
        Assert.That(CallerRights.NameOf(new ClaimsPrincipal(new ClaimsIdentity(claims))), Is.Null);
    }

    [Test]
    public void Caller_WithoutAName_HasNothing() => Assert.That(
        Rights.Of(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.GroupSid, CallerRights.Administrators)], "x"))),
        Is.Empty);

    private static ClaimsPrincipal Caller(string name, params Claim[] claims) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, name), .. claims], "test"));
}
