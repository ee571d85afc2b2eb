using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman;

/// <summary>
/// A CIM class that a lab node serves: its instances now, and its methods. Called from request threads, several
/// at once. Instances carry every property of the class with its type, so that the server can project, filter
/// and write them in either form.
/// </summary>
public abstract class CimClass(string ns, string name, ImmutableArray<string> keys)
{
    /// <summary>With forward slashes: <c>root/virtualization/v2</c>.</summary>
    public string Namespace { get; } = ns;

    public string Name { get; } = name;

    /// <summary>The names of the key properties.</summary>
    public ImmutableArray<string> Keys { get; } = keys;

    /// <summary>The class it derives from, for ISA and for enumerating a base class; null where nobody
    /// asks.</summary>
    public virtual string? Base => null;

    /// <summary>Whether its instances are events, which are subscribed to and never read.</summary>
    public virtual bool IsEvent => false;

    /// <summary>Whether its instances have such a property, told without reading one.</summary>
    public abstract bool HasProperty(string name);

    public abstract IEnumerable<CimObject> Instances();

    /// <summary>At least the instances that the hint admits.</summary>
    public virtual IEnumerable<CimObject> Instances(RowHint hint) => Instances();

    /// <summary>The class as it is declared, or null when nobody asks for that. Properties have no value.</summary>
    public virtual CimObject? Declaration => null;

    /// <summary>How long reading takes beyond what the lab itself needs, for a query that asks for some of the
    /// properties; a real provider may be slow with one of them.</summary>
    public virtual TimeSpan CostOf(Func<string, bool> asksFor) => TimeSpan.Zero;

    /// <summary>Runs a method. Parameters come as properties: references as <see cref="CimValue.Reference"/>,
    /// embedded instances as their CIM-XML text.</summary>
    /// <exception cref="CimFault">The method or an argument is not one this class knows.</exception>
    public virtual CimMethodAnswer Invoke(CimPath instance, string method, CimObject parameters) =>
        throw new CimFault(CimFaultKind.ActionNotSupported, $"{Name} has no method {method}.");
}

/// <summary>What a method gives back.</summary>
public sealed record CimMethodAnswer(uint ReturnValue, ImmutableArray<CimProperty> Output)
{
    public static CimMethodAnswer Of(uint returnValue, params ImmutableArray<CimProperty> output) =>
        new(returnValue, output);
}
