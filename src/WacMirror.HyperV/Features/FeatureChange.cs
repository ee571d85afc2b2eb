using WacMirror.Cim;
using WacMirror.Core.Topology;

namespace WacMirror.HyperV.Features;

/// <summary>What one port's setting shall come to. The functions take a setting as the node sent it, null where none is
/// attached, and may throw <see cref="CimFormatException"/> when it makes no sense.</summary>
/// <param name="Adapter">Whose port.</param>
/// <param name="IsMet">Whether the setting is what is wanted; also asked about a read-back.</param>
/// <param name="Apply">The whole setting to write, typed, from the one there is or from the template; null when the
/// setting shall be removed.</param>
/// <param name="Describe">Says of a setting what is wanted of it, for people.</param>
/// <param name="Wanted">The same of what is wanted.</param>
internal sealed record FeatureChange(
    Adapter Adapter,
    Func<CimObject?, bool> IsMet,
    Func<CimObject, CimObject>? Apply,
    Func<CimObject?, string> Describe,
    string Wanted)
{
    /// <summary>Whether the setting is what the write was decided from; null where it may be anything.</summary>
    public Func<CimObject?, bool>? IsExpected { get; init; }

    /// <summary>Whether no setting was attached when the adapter was last read: what adding one takes is then asked for at
    /// the same time as the setting.</summary>
    public bool IsNew { get; init; }
}
