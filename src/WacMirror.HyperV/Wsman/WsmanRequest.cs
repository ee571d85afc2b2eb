namespace WacMirror.HyperV.Wsman;

/// <summary>One envelope to send.</summary>
/// <param name="Operation">What it does to what, for errors: "Query Msvm_ComputerSystem".</param>
/// <param name="Content">The envelope in UTF-8.</param>
public sealed record WsmanRequest(string Operation, ReadOnlyMemory<byte> Content);
