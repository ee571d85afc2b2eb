namespace WacMirror.Lab.Guests.Packets;

/// <summary>What an Ethernet frame carries.</summary>
public enum EtherType : ushort
{
    Ipv4 = 0x0800,
    Arp = 0x0806,

    /// <summary>Hypervisors announce a moved machine without known address with it, so that switches
    /// relearn.</summary>
    ReverseArp = 0x8035,
    VlanTag = 0x8100,
}
