namespace WacMirror.Lab.Topologies;

/// <summary>What must occur once in a topology, and where it did.</summary>
internal sealed class TakenNames(TopologyDocument document)
{
    private readonly Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> macs = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);

    /// <summary>Nodes and machines share one set: a ping names either.</summary>
    public void Name(string name, string field) => Take(names, name, field, "name");

    public void Mac(string? mac, string field) => Take(macs, mac, field, "MAC");

    public void Address(AddressDefinition? address, string field) =>
        Take(addresses, address?.Address.ToString(), field, "address");

    private void Take(Dictionary<string, string> taken, string? value, string field, string what)
    {
        if (value is not null && !taken.TryAdd(value, field))
            throw document.Error(field, value, $"a {what} that {taken[value]} does not have already");
    }
}
