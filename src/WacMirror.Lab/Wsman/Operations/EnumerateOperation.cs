using System.Xml.Linq;
using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Operations;

/// <summary>Enumerate, Pull and Release.</summary>
internal sealed class EnumerateOperation(ClassCatalog classes, EnumerationTable table)
{
    private static readonly XNamespace N = Uris.Enumeration;

    public async Task EnumerateAsync(RequestEnvelope request, Answer answer, OperationBound bound)
    {
        var target = ResourceTarget.Parse(request.ResourceUri, request.Selectors);
        var wanted = EnumerateRequest.Read(request.Body);
        var enumeration = await BeginAsync(target, wanted, bound).ConfigureAwait(false);
        answer.Begin(Actions.Enumerate + "Response", request.MessageId);
        if (wanted.IsOptimized)
        {
            PageWriter.WriteOptimized(answer, enumeration, wanted.MaxElements);
            if (!enumeration.IsAtEnd)
                table.Add(enumeration);
            return;
        }
        table.Add(enumeration);
        answer.Xml.WriteStartElement("n", "EnumerateResponse", Uris.Enumeration);
        answer.Xml.WriteElementString("n", "EnumerationContext", Uris.Enumeration, enumeration.Id);
        answer.Xml.WriteEndElement();
    }

    public void Pull(RequestEnvelope request, Answer answer)
    {
        var enumeration = table.Find(ContextOf(request, "Pull"));
        var maxItems = EnumerateRequest.Count(request.Body!, N + "MaxElements");
        answer.Begin(Actions.Pull + "Response", request.MessageId);
        lock (enumeration.Gate)
        {
            PageWriter.WritePull(answer, enumeration, maxItems);
            if (enumeration.IsAtEnd)
                table.Forget(enumeration.Id);
        }
    }

    public void Release(RequestEnvelope request, Answer answer)
    {
        table.Remove(ContextOf(request, "Release"));
        answer.Begin(Actions.Release + "Response", request.MessageId);
    }

    private async Task<Enumeration> BeginAsync(ResourceTarget target, EnumerateRequest wanted, OperationBound bound)
    {
        var id = $"uuid:{Guid.NewGuid()}";
        if (wanted.Association is { } association)
        {
            var associated = await bound
                .RunAsync(ct => AssociationSelection.Of(classes, target.Namespace, association, ct))
                .ConfigureAwait(false);
            return new Enumeration(id, associated, target.Form, wanted.Mode, []);
        }
        if (wanted.Query is null)
        {
            if (target.IsAnyClass)
                throw new CimFault(CimFaultKind.InvalidResourceUri, "The class '*' needs a WQL filter.");
            var all = await bound
                .RunAsync(ct => RowSelection.OfClass(classes, target.Namespace, target.ClassName, ct))
                .ConfigureAwait(false);
            return new Enumeration(id, all, target.Form, wanted.Mode, []);
        }
        if (!target.IsAnyClass)
            throw new CimFault(
                CimFaultKind.WqlNeedsStarClass,
                "With a WQL filter the resource URI cannot contain keys, and the class name must be '*'.");
        var query = WqlParser.Parse(wanted.Query);
        var selected = await bound
            .RunAsync(ct => RowSelection.OfQuery(classes, target.Namespace, query, ct))
            .ConfigureAwait(false);
        await bound.SpendAsync(RowSelection.CostOf(classes, target.Namespace, query)).ConfigureAwait(false);
        return new Enumeration(id, selected, target.Form, wanted.Mode, query.Columns);
    }

    private static string ContextOf(RequestEnvelope request, string name) =>
        request.Body?.Name == N + name && request.Body.Element(N + "EnumerationContext") is { } context
            ? context.Value.Trim()
            : throw new CimFault(
                CimFaultKind.SchemaValidationError, $"The body is not a {name} element with an EnumerationContext.");
}
