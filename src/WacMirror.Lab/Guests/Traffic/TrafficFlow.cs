namespace WacMirror.Lab.Guests.Traffic;

/// <summary>Traffic from one guest to another; both on one fabric, and the receiver with an
/// address.</summary>
public sealed record TrafficFlow(GuestNic From, GuestNic To, TrafficProfile Profile);
