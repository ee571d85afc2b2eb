using System.Collections.Concurrent;
using WacMirror.Cim;

namespace WacMirror.HyperV.Features;

/// <summary>The default templates of nodes, by node and class. Any thread.</summary>
internal sealed class TemplateCache
{
    private readonly ConcurrentDictionary<(string Node, string ClassName), CimObject> templates = new();

    public CimObject? Find(string node, string className) => templates.GetValueOrDefault(Key(node, className));

    public void Keep(string node, string className, CimObject template) => templates[Key(node, className)] = template;

    /// <summary>The next who needs it asks the node again.</summary>
    public void Forget(string node, string className) => templates.TryRemove(Key(node, className), out _);

    private static (string Node, string ClassName) Key(string node, string className) =>
        (node.ToUpperInvariant(), className);
}
