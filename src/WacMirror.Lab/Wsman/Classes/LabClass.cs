using System.Globalization;
using System.Xml;
using WacMirror.Cim;
using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Wsman.Classes;

/// <summary>A class whose instances come from a lab node's model, read in one piece under the lab's gate.</summary>
internal abstract class LabClass(LabNode node, ClassShape shape) : CimClass(shape.Namespace, shape.Name, shape.Keys)
{
    private readonly RowSpelling spelling = new(node, shape.Name);

    protected LabClass(LabNode node, string name)
        : this(node, ClassShape.Of(name))
    {
    }

    public override string? Base => Shape.Base;

    public override CimObject Declaration => Shape.Declaration;

    protected LabNode Node { get; } = node;

    protected LabModel Model => Node.Model;

    protected ClassShape Shape { get; } = shape;

    public sealed override bool HasProperty(string name) => Shape.HasProperty(name);

    public sealed override IEnumerable<CimObject> Instances() => Instances(RowHint.None);

    public sealed override IEnumerable<CimObject> Instances(RowHint hint)
    {
        List<CimObject> rows;
        lock (Model.Gate)
        {
            CheckProvider_NeedsLock();
            rows = [.. Rows(hint)];
        }
        return spelling.IsNeeded ? rows.Select(spelling.Apply) : rows;
    }

    /// <summary>Refuses while whoever provides the class is away. The gate is held.</summary>
    /// <exception cref="CimFault">It is.</exception>
    protected virtual void CheckProvider_NeedsLock()
    {
        // Most providers are always there.
    }

    /// <summary>The instances now, without those that the hint rules out where that saves work. The gate is
    /// held.</summary>
    protected virtual IEnumerable<CimObject> Rows(RowHint hint) => Rows();

    /// <summary>The instances now. The gate is held.</summary>
    protected virtual IEnumerable<CimObject> Rows() => [];

    protected CimObject Row(params IEnumerable<(string Name, CimValue Value)> values) => Shape.Create(values);

    protected static CimValue Text(string? value) => CimValue.Of(value);

    protected static CimValue Texts(params IEnumerable<string> values) => CimValue.OfMany(values);

    protected static CimValue Number(ulong value) => CimValue.Of(value);

    protected static CimValue Flag(bool value) => CimValue.Of(value);

    /// <summary>WS-Man writes a CIM datetime as XML Schema does.</summary>
    protected static CimValue Time(DateTimeOffset value) =>
        CimValue.Of(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));

    /// <inheritdoc cref="Time(DateTimeOffset)"/>
    protected static CimValue Time(TimeSpan value) => CimValue.Of(XmlConvert.ToString(value));
}
