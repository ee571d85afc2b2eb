namespace WacMirror.Core.Coverage;

/// <summary>An estimate of a number of packets: at least, and at most.</summary>
public readonly record struct PacketRange(ulong Low, ulong High);
