using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>One field of a term, ready to be asked.</summary>
internal abstract class TermField
{
    /// <summary>Whether every adapter that <see cref="Select"/> gives is a Yes, and need not be asked again.</summary>
    public virtual bool IsDecided => true;

    /// <summary>Whether the adapter has what the field asks for.</summary>
    public abstract Match Of(Adapter adapter);

    /// <summary>About how many adapters would have to be looked at, were this field to choose them.</summary>
    public abstract int Cost(AdapterIndex index);

    /// <summary>The positions of the adapters that may match; what is not among them does not. A position may come
    /// twice. Valid until <paramref name="scratch"/> is used again.</summary>
    public abstract ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch);
}
