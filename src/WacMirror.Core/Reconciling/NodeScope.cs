namespace WacMirror.Core.Reconciling;

/// <summary>How much of a node a read covers.</summary>
public abstract record NodeScope
{
    private NodeScope()
    {
    }

    /// <summary>Everything the node has.</summary>
    public static NodeScope Node { get; } = new WholeNode();

    /// <summary>One machine and its adapters; the answer's adapters are that machine's only.</summary>
    public static NodeScope Vm(Guid id) => new OneVm(id);

    public sealed record WholeNode : NodeScope;

    public sealed record OneVm(Guid Id) : NodeScope;
}
