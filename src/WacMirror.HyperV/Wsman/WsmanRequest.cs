namespace WacMirror.HyperV.Wsman;

/// <summary>One envelope to send.</summary>
/// <param name="Operation">What it does to what, for errors: "Query Msvm_ComputerSystem".</param>
/// <param name="Content">The envelope in UTF-8.</param>
public sealed record WsmanRequest(string Operation, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether a node may get it twice: it changes nothing there, and a query that it leaves open expires soon.
    /// Never true of an Invoke, which may have run, nor of a Pull, which moves on in what it reads.</summary>
    public bool IsRepeatable { get; init; }
}
