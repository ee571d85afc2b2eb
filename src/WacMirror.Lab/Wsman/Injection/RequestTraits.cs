using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Injection;

/// <summary>What a request asks of which class, as far as rules look at it.</summary>
internal sealed record RequestTraits(WireOperation Operation, string? ClassName, string? Method)
{
    public static RequestTraits Of(RequestEnvelope request)
    {
        var operation = OperationOf(request);
        return new RequestTraits(
            operation,
            ClassOf(request, operation),
            operation == WireOperation.Invoke ? request.Action![(request.ResourceUri!.Length + 1)..] : null);
    }

    private static WireOperation OperationOf(RequestEnvelope request) => request.Action switch
    {
        _ when request.IsIdentify => WireOperation.Identify,
        Actions.Enumerate => WireOperation.Enumerate,
        Actions.Pull => WireOperation.Pull,
        Actions.Release => WireOperation.Release,
        Actions.Get => WireOperation.Get,
        Actions.Subscribe => WireOperation.Subscribe,
        Actions.Unsubscribe => WireOperation.Unsubscribe,
        { } action when request.ResourceUri is { } uri
            && action.StartsWith(uri + "/", StringComparison.OrdinalIgnoreCase) => WireOperation.Invoke,
        _ => WireOperation.Other,
    };

    private static string? ClassOf(RequestEnvelope request, WireOperation operation)
    {
        var name = request.ResourceUri?[(request.ResourceUri.LastIndexOf('/') + 1)..];
        if (name != "*")
            return name;
        var filter = request.Body?.Elements().FirstOrDefault(child => child.Name.LocalName == "Filter");
        try
        {
            return filter is null ? null
                : operation == WireOperation.Subscribe ? WqlParser.ParseEvent(filter.Value).ClassName
                : WqlParser.Parse(filter.Value).ClassName;
        }
        catch (CimFault)
        {
            // The operation itself refuses such a query, with the fault that belongs to it.
            return null;
        }
    }
}
