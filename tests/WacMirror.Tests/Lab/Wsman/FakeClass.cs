using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Lab.Wsman;

namespace WacMirror.Tests.Lab.Wsman;

/// <summary>A class whose objects and methods a test decides.</summary>
internal sealed class FakeClass(string ns, string name, ImmutableArray<string> keys, string? baseName = null)
    : CimClass(ns, name, keys)
{
    public const string Virtualization = "root/virtualization/v2";

    public List<CimObject> Rows { get; } = [];

    /// <summary>Runs before the rows are handed out.</summary>
    public Action BeforeRead { get; set; } = static () => { };

    public Func<CimPath, string, CimObject, CimMethodAnswer>? OnInvoke { get; set; }

    public override string? Base => baseName;

    public CimObject? Declares { get; init; }

    public override CimObject? Declaration => Declares;

    public bool IsEvents { get; init; }

    public override bool IsEvent => IsEvents;

    /// <summary>Properties that it has besides its keys and what its rows show.</summary>
    public List<string> Declared { get; } = [];

    public override bool HasProperty(string name) =>
        Keys.Concat(Declared).Contains(name, StringComparer.OrdinalIgnoreCase)
        || Rows.Any(row => row.Find(name) is not null);

    public override IEnumerable<CimObject> Instances()
    {
        BeforeRead();
        return Rows;
    }

    public override CimMethodAnswer Invoke(CimPath instance, string method, CimObject parameters) =>
        OnInvoke is null ? base.Invoke(instance, method, parameters) : OnInvoke(instance, method, parameters);

    public FakeClass With(params CimProperty[] properties)
    {
        Rows.Add(new CimObject(Name, properties));
        return this;
    }

    public static FakeClass Named(string name, params ImmutableArray<string> keys) => new(Virtualization, name, keys);

    public static CimProperty Text(string name, string? value) => new(name, CimType.String, CimValue.Of(value));

    public static CimProperty Number(string name, ulong value) => new(name, CimType.UInt32, CimValue.Of(value));
}
