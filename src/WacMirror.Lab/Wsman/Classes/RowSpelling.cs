using System.Text.RegularExpressions;
using WacMirror.Cim;
using WacMirror.Lab.Cluster;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>How one node spells the rows of one class: its language, the case of its GUIDs, its empty arrays. The
/// model knows nothing of it.</summary>
internal sealed partial class RowSpelling(LabNode node, string className)
{
    private static readonly CimValue NilElement = new CimValue.List([CimValue.None]);

    private readonly bool isLower = node.Model.Behavior.IdCase switch
    {
        LabIdCase.Lower => true,
        LabIdCase.Mixed => className.Length % 2 == 0,
        _ => false,
    };

    private readonly bool showsEmptyArrays = !node.Model.Behavior.EmptyArraysAreAbsent;
    private readonly bool isForeign = LocalTexts.Knows(node.Locale);

    /// <summary>Whether rows differ at all from what the class makes.</summary>
    public bool IsNeeded => isLower || showsEmptyArrays || isForeign;

    public CimObject Apply(CimObject row) =>
        new(row.ClassName, row.Properties.Select(Apply), row.Path is { } path ? Apply(path) : null);

    private CimProperty Apply(CimProperty property)
    {
        if (showsEmptyArrays && property.IsArray && property.Value.AsItems.IsEmpty)
            return property with { Value = NilElement };
        return property.Value is CimValue.Null ? property : property with { Value = Apply(property, property.Value) };
    }

    private CimValue Apply(CimProperty property, CimValue value) => value switch
    {
        CimValue.Scalar scalar when property.Type == CimType.String => CimValue.Of(
            Cased(LocalTexts.IsForPeople(property.Name) ? LocalTexts.Of(scalar.Text, node.Locale) : scalar.Text)),
        CimValue.Reference reference => CimValue.Of(Apply(reference.Path)),
        CimValue.List list => new CimValue.List([.. list.Items.Select(item => Apply(property, item))]),
        CimValue.Embedded embedded => CimValue.Of(Apply(embedded.Object)),
        _ => value,
    };

    private CimPath Apply(CimPath path) => isLower
        ? path with { Keys = [.. path.Keys.Select(key => key with { Value = Cased(key.Value) })] }
        : path;

    private string Cased(string text) =>
        isLower ? Guids().Replace(text, match => match.Value.ToLowerInvariant()) : text;

    [GeneratedRegex("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Guids();
}
