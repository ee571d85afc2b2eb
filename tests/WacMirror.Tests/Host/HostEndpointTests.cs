using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WacMirror.Gateway.Security;
using WacMirror.Host.Startup;

namespace WacMirror.Tests.Host;

internal sealed class HostEndpointTests
{
    [Test]
    public async Task EveryEndpointOfTheHost_NamesOnePermissionOrIsOpenOnPurpose()
    {
        await using var application = HostApplication.Build(
            new HostSettings("http://127.0.0.1:0", null, null), LocalToken.Create(), Path.GetTempPath(), withLabEndpoints: true);
        await application.StartAsync();
        var endpoints = application.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        string[] open = ["/healthz", "/auth/local", "/openapi/v1.json", "/"];
        Assert.That(endpoints, Has.Count.GreaterThan(15));
        Assert.Multiple(() =>
        {
            foreach (var endpoint in endpoints)
            {
                var permissions = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
                    .Select(data => data.Policy).Intersect(Permissions.All);
                var isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
                Assert.That(
                    isOpen ? open.Contains(endpoint.RoutePattern.RawText) : permissions.Count() == 1,
                    Is.True,
                    endpoint.RoutePattern.RawText);
            }
        });
    }
}
