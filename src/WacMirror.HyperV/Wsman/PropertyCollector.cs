using System.Collections.Immutable;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Collects the properties of one object after the other. An element that comes again makes an array; an array
/// of one cannot be told from a scalar here. Objects of one query look alike, so names that come as they came before are
/// known to be different ones.</summary>
internal sealed class PropertyCollector
{
    private readonly List<CimProperty> found = [];
    private Dictionary<int, ImmutableArray<CimValue>.Builder>? arrays;
    private string[] before = [];
    private bool isAsBefore = true;

    public void Add(string name, CimValue value)
    {
        isAsBefore = isAsBefore && found.Count < before.Length && ReferenceEquals(before[found.Count], name);
        if (isAsBefore || IndexOf(name) is not (>= 0 and var at))
            found.Add(new CimProperty(name, null, value));
        else
            Append(at, value);
    }

    /// <summary>The object's properties; the next one may begin.</summary>
    public ImmutableArray<CimProperty> Take()
    {
        if (arrays is not null)
        {
            foreach (var (at, values) in arrays)
                found[at] = new CimProperty(found[at].Name, null, new CimValue.List(values.ToImmutable()), IsArray: true);
            arrays = null;
        }
        if (!isAsBefore || before.Length != found.Count)
            before = [.. found.Select(property => property.Name)];
        ImmutableArray<CimProperty> properties = [.. found];
        found.Clear();
        isAsBefore = true;
        return properties;
    }

    private int IndexOf(string name)
    {
        for (var i = found.Count - 1; i >= 0; i--)
            if (found[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        return -1;
    }

    private void Append(int at, CimValue value)
    {
        arrays ??= [];
        if (!arrays.TryGetValue(at, out var values))
        {
            arrays[at] = values = ImmutableArray.CreateBuilder<CimValue>();
            values.Add(found[at].Value);
        }
        values.Add(value);
    }
}
