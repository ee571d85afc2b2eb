using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Features;

/// <summary>Reads what a write needs on one node: settings, connections, the template.</summary>
internal sealed class FeatureRead(ICimSession session, string node, FeatureKind kind, TemplateCache templates)
{
    private static readonly CimTable<string> ConnectionIds = new(
        CimNamespaces.Virtualization, ConnectionRow.ClassName, ["InstanceID"],
        instance => instance.Required("InstanceID"));

    private readonly AdapterQuery query = new(session, node);

    /// <summary>Whether the template was read by this object, and not for an earlier batch.</summary>
    public bool IsTemplateFresh { get; private set; }

    /// <summary>The settings, whole. An adapter without one has every default.</summary>
    public Task<Dictionary<AdapterId, CimObject>> WholeAsync(
        IReadOnlyCollection<AdapterId> adapters, CancellationToken cancellationToken) =>
        query.FindAsync(kind.Whole, IdOf, adapters, KeepTemplate, cancellationToken);

    /// <summary>The settings, as far as a read-back needs them. Not cancellable, as the write before it.</summary>
    public Task<Dictionary<AdapterId, CimObject>> BackAsync(IReadOnlyCollection<AdapterId> adapters) =>
        query.FindAsync(kind.ReadBack, IdOf, adapters, _ => { }, CancellationToken.None);

    /// <summary>The adapters' connections, as the node spells them.</summary>
    public async Task<Dictionary<AdapterId, CimPath>> ConnectionsAsync(
        IReadOnlyCollection<AdapterId> adapters, CancellationToken cancellationToken)
    {
        var found = await query.FindAsync(ConnectionIds, id => id, adapters, _ => { }, cancellationToken);
        return found.ToDictionary(
            pair => pair.Key,
            pair => CimPath.Of(CimNamespaces.Virtualization, ConnectionRow.ClassName, ("InstanceID", pair.Value)));
    }

    /// <summary>A setting with every default. It is the same for a node's life, so it is asked for once.</summary>
    /// <exception cref="NodeException">The node has none, or it could not be read.</exception>
    public async Task<CimObject> TemplateAsync(CancellationToken cancellationToken)
    {
        if (templates.Find(node, kind.ClassName) is { } known)
            return known;
        await AskForTemplateAsync(cancellationToken);
        return templates.Find(node, kind.ClassName) ?? throw new NodeException(
            NodeFault.OperationFailed, node, $"Query {kind.ClassName}",
            "the node has no default setting to start from; see whether its Hyper-V management is whole");
    }

    /// <summary>Asks for the template unless it is known, or comes with the settings of so many. Who needs it and does not
    /// find it asks once more, and is told why.</summary>
    public async Task LookForTemplateAsync(IReadOnlyCollection<AdapterId> adapters, CancellationToken cancellationToken)
    {
        if (templates.Find(node, kind.ClassName) is not null || !AdapterQuery.AreNamed(adapters))
            return;
        try
        {
            await AskForTemplateAsync(cancellationToken);
        }
        catch (NodeException)
        {
            // It may not be needed at all.
        }
    }

    private async Task AskForTemplateAsync(CancellationToken cancellationToken) => KeepTemplate(await kind.Whole.ReadAsync(
        session, node, narrow => narrow.WhereSuffix("InstanceID", InstanceIds.TemplateSuffix), cancellationToken));

    // The class read whole holds the template as well.
    private void KeepTemplate(IReadOnlyList<CimObject> settings)
    {
        if (settings.FirstOrDefault(FeatureKind.IsTemplate) is not { } template)
            return;
        templates.Keep(node, kind.ClassName, template);
        IsTemplateFresh = true;
    }

    private static string? IdOf(CimObject setting) => setting.Text("InstanceID");
}
