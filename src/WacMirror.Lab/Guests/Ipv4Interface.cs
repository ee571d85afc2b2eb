namespace WacMirror.Lab.Guests;

/// <summary>An address and the network it stands in.</summary>
internal readonly record struct Ipv4Interface
{
    private const int LongestWithGroupAddresses = 30;
    private readonly uint mask;
    private readonly bool hasGroupAddresses;

    /// <exception cref="ArgumentOutOfRangeException">The prefix is not 1 to 32, or the address no
    /// station's.</exception>
    public Ipv4Interface(Ipv4Address address, int prefixLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, 32);
        if (!address.IsStation)
            throw new ArgumentOutOfRangeException(
                nameof(address), address, "Not an address that a station can own.");
        Address = address;
        mask = uint.MaxValue << (32 - prefixLength);
        hasGroupAddresses = prefixLength <= LongestWithGroupAddresses;
    }

    public Ipv4Address Address { get; }

    /// <summary>Whether another station with this address can be reached without a router.</summary>
    public bool Reaches(Ipv4Address other)
    {
        var station = other.Value & ~mask;
        return other.IsStation
            && (other.Value & mask) == (Address.Value & mask)
            && !(hasGroupAddresses && (station == 0 || station == ~mask));
    }
}
