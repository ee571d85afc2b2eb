using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Matching;

/// <summary>Asks for an address inside a network. What is no network has nothing inside.</summary>
internal sealed class SubnetField : TermField
{
    private readonly AddressRange? range;

    public SubnetField(Subnet subnet) => range = AddressRange.TryParse(subnet.Text, out var parsed) ? parsed : null;

    public override bool IsDecided => false;

    public override Match Of(Adapter adapter)
    {
        if (range is not { } network)
            return Match.No;
        if (AddressColumn.IsSilent(adapter))
            return Match.Unknown;
        foreach (var text in adapter.Addresses)
            if (NetworkAddress.TryParse(text, out var address) && network.Contains(address))
                return Match.Yes;
        return Match.No;
    }

    public override int Cost(AdapterIndex index) => range is { } network ? index.Addresses.Cost(network) : 0;

    public override ReadOnlySpan<int> Select(AdapterIndex index, PositionList scratch) =>
        range is { } network ? index.Addresses.Select(network, scratch) : [];
}
