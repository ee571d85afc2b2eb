using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WacMirror.Core.Policies;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Storing;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Engine;
using WacMirror.Gateway.Engine.Policies;

namespace WacMirror.Gateway.Api.Errors;

/// <summary>Turns the exceptions of endpoints into problem details.</summary>
internal sealed partial class ApiErrors(ILogger<ApiErrors> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var error = exception switch
        {
            ApiException api => api.Error,
            NodeException node => ApiError.From(node),
            ConfigException config => ApiError.From(config),
            AdapterNotFoundException missing => ApiError.From(missing),
            AdapterUnsettledException unsettled => ApiError.From(unsettled),
            PolicyRefusedException refused => ApiError.From(refused),
            StaleRevisionException stale => ApiError.From(stale),
            PolicyNotFoundException missing => ApiError.From(missing),
            AdapterClaimedException claimed => ApiError.From(claimed),
            ForeignRoleException foreign => ApiError.From(foreign),
            PoliciesHaltedException halted => ApiError.From(halted),
            StoreUnavailableException away => ApiError.From(away),
            StaleEpochException taken => ApiError.From(taken),
            BadHttpRequestException bad => ApiError.Malformed(bad),
            _ => null,
        };
        if (error is null)
        {
            LogUnexpected(logger, exception, httpContext.Request.Path);
            error = ApiError.Of(500, "unexpected", "Something went wrong here", "The log of WacMirror says more.");
        }
        await error.WriteAsync(httpContext);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "Request for {Path} failed")]
    private static partial void LogUnexpected(ILogger logger, Exception error, string path);
}
