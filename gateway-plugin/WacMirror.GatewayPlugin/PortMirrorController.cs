using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WacMirror.GatewayPlugin.Running;

namespace WacMirror.GatewayPlugin;

/// <summary>
/// What Windows Admin Center's gateway finds: a plain MVC controller that takes every request below its route, upgrades
/// included, and hands it to the one pipeline of this process. The gateway may make as many controllers as it likes.
/// </summary>
[ApiExplorerSettings(IgnoreApi = true)]
[Route("api/PortMirror/{**rest}")]
public sealed class PortMirrorController : ControllerBase
{
    /// <summary>Without a verb of its own it takes all. It has no parameters, so the body stays unread.</summary>
    public Task HandleAsync() => SharedPipeline
        .Of(
            HttpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>(),
            HttpContext.RequestServices.GetRequiredService<ILoggerFactory>())
        .InvokeAsync(HttpContext);
}
