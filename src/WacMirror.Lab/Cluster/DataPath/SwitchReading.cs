namespace WacMirror.Lab.Cluster.DataPath;

/// <summary>What a virtual switch knows beyond its ports.</summary>
/// <param name="Flooded">Packets sent to every port, because no single one was known to want them.</param>
/// <param name="Addresses">Addresses learnt and not too old.</param>
internal readonly record struct SwitchReading(ulong Flooded, ulong Addresses);
