using WacMirror.Lab.Wsman.Envelopes;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Get: one object by all its keys.</summary>
internal sealed class GetOperation(ClassCatalog classes)
{
    public async Task RunAsync(RequestEnvelope request, Answer answer, OperationBound bound)
    {
        if (ClassDeclaration.IsAskedFor(request))
        {
            ClassDeclaration.Write(classes, request, answer);
            return;
        }
        var target = ResourceTarget.Parse(request.ResourceUri, request.Selectors);
        var served = classes.Find(target.Namespace, target.ClassName);
        var keys = request.Selectors.Where(selector => !selector.IsNamespace).ToArray();
        var row = await bound.RunAsync(ct => RowSelection.One(served, keys, true, ct)).ConfigureAwait(false);
        answer.Begin(Actions.Get + "Response", request.MessageId);
        new InstanceWriter(answer.Xml, target.Form).WriteInstance(served.Namespace, row.Object);
    }
}
