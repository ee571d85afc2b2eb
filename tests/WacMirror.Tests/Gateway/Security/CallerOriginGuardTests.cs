using Microsoft.AspNetCore.Http;
using WacMirror.Gateway.Security;

namespace WacMirror.Tests.Gateway.Security;

internal sealed class CallerOriginGuardTests
{
    [TestCase("https://wac.contoso.com", "same-origin", false, true)]
    [TestCase("https://wac.contoso.com", "none", false, true)]
    [TestCase("https://attacker.example", "cross-site", false, false)]
    [TestCase("https://other.contoso.com", "same-site", false, false)]
    [TestCase("https://attacker.example", "cross-site", true, false)]
    [TestCase("https://localhost:4200", "cross-site", true, true)]
    [TestCase("", "", false, true)]
    [TestCase("https://unknown.example", "", false, true)]
    [TestCase("https://unknown.example", "", true, false)]
    [TestCase("null", "", true, false)]
    [TestCase("https://inside:6601", "", true, true)]
    [TestCase("https://wac.contoso.com", "", true, true)]
    [TestCase("", "", true, true)]
    public async Task Request_FromAPage_PassesAsFarAsItsOriginIsKnown(string origin, string site, bool isUpgrade, bool passes)
    {
        var context = new DefaultHttpContext();
        context.Request.Host = new HostString("inside:6601");
        context.Request.Headers["X-Forwarded-Host"] = "wac.contoso.com";
        if (origin.Length > 0)
            context.Request.Headers.Origin = origin;
        if (site.Length > 0)
            context.Request.Headers["Sec-Fetch-Site"] = site;
        if (isUpgrade)
            context.Request.Headers.Upgrade = "websocket";
        var passed = false;
        var guard = new CallerOriginGuard(
            _ =>
            {
                passed = true;
                return Task.CompletedTask;
            },
            new CallerRights([], ["https://localhost:4200"]));
        await guard.InvokeAsync(context);
        Assert.That(passed, Is.EqualTo(passes));
        Assert.That(context.Response.StatusCode, Is.EqualTo(passes ? 200 : 403));
    }
}
