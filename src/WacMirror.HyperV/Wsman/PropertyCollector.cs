using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>Collects an object's properties. An element that comes again makes an array; an array of one cannot be told
/// from a scalar here.</summary>
internal sealed class PropertyCollector
{
    private readonly Dictionary<string, int> index = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, CimValue First, List<CimValue>? All)> properties = [];

    public void Add(string name, CimValue value)
    {
        if (!index.TryGetValue(name, out var at))
        {
            index[name] = properties.Count;
            properties.Add((name, value, null));
            return;
        }
        var (known, first, all) = properties[at];
        if (all is null)
            properties[at] = (known, first, all = [first]);
        all.Add(value);
    }

    public IEnumerable<CimProperty> ToProperties() => properties.Select(property =>
        property.All is null
            ? new CimProperty(property.Name, null, property.First)
            : new CimProperty(property.Name, null, new CimValue.List([.. property.All]), IsArray: true));
}
