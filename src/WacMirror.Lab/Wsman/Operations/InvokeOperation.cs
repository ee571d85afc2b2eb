using WacMirror.Cim;
using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Invoke: a method of one object. The action is the class URI, a slash and the method.</summary>
internal sealed class InvokeOperation(ClassCatalog classes)
{
    public async Task RunAsync(RequestEnvelope request, Answer answer, OperationBound bound)
    {
        var target = ResourceTarget.Parse(request.ResourceUri, request.Selectors);
        var method = MethodOf(request);
        var served = classes.Find(target.Namespace, target.ClassName);
        var keys = request.Selectors.Where(selector => !selector.IsNamespace).ToArray();
        var parameters = ParameterReader.Read(request.Body, method);
        if (keys.Length == 0)
            CheckStatic(served);
        var result = await bound.RunAsync(ct => served.Invoke(Instance(served, keys, ct), method, parameters))
            .ConfigureAwait(false);
        answer.Begin(request.Action + "Response", request.MessageId);
        new InstanceWriter(answer.Xml, target.Form).WriteOutput(served.Namespace, served.Name, method, result);
    }

    private static string MethodOf(RequestEnvelope request)
    {
        var uri = request.ResourceUri!;
        var action = request.Action!;
        if (action.Length > uri.Length + 1
            && action[uri.Length] == '/'
            && action.StartsWith(uri, StringComparison.OrdinalIgnoreCase)
            && !action.AsSpan(uri.Length + 1).Contains('/'))
            return action[(uri.Length + 1)..];
        throw new CimFault(CimFaultKind.ActionNotSupported, $"The action '{action}' is not supported by '{uri}'.");
    }

    /// <summary>Selectors name the object, and some of the keys are enough; without any the method is the class's
    /// own.</summary>
    private static CimPath Instance(CimClass served, Selector[] keys, CancellationToken ct) => keys.Length == 0
        ? CimPath.Of(served.Namespace, served.Name)
        : RowSelection.One(served, keys, false, ct).Path;

    /// <summary>The management services have one object each, and real nodes still refuse a call that does not name
    /// it, each in its own way (recorded by go-wsman).</summary>
    private static void CheckStatic(CimClass served)
    {
        if (served.Name.Equals("Msvm_VirtualEthernetSwitchManagementService", StringComparison.OrdinalIgnoreCase))
            throw new CimFault(CimFaultKind.InternalError, $"{served.Name} was called without a selector.");
        if (served.Name.EndsWith("ManagementService", StringComparison.OrdinalIgnoreCase))
            throw new CimFault(
                CimFaultKind.InvalidMethodParameters, $"{served.Name} was called without a selector.");
    }
}
