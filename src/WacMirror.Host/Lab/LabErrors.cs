using WacMirror.Gateway.Api.Errors;
using WacMirror.Lab.Cluster;

namespace WacMirror.Host.Lab;

/// <summary>Turns the lab's refusals into problem details.</summary>
internal sealed class LabErrors : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (LabException error)
        {
            throw new ApiException(Map(error));
        }
    }

    private static ApiError Map(LabException error)
    {
        var (status, kind) = error.Fault switch
        {
            LabFault.NotFound => (404, "unknown-" + error.Field),
            LabFault.Conflict => (409, "lab-conflict"),
            _ => (400, "invalid-" + error.Field),
        };
        return ApiError.Of(status, kind, "The lab cannot do that", error.Message) with
        {
            Field = error.Field,
            Value = error.Value,
        };
    }
}
