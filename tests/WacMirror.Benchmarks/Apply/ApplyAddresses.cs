namespace WacMirror.Benchmarks.Apply;

/// <summary>One of the labs, as the process that serves it announces it.</summary>
/// <param name="Nodes">Node to address, behind the latency.</param>
/// <param name="User">The account.</param>
/// <param name="Password">Its password.</param>
internal sealed record LabAddresses(Dictionary<string, Uri> Nodes, string User, string Password);

/// <summary>What the lab's process announces.</summary>
/// <param name="Measured">The lab of the measurement.</param>
/// <param name="Other">Another of the same shape, for warming up and for the script.</param>
/// <param name="Bare">Where requests of any size get answers of any size, behind the same latency.</param>
internal sealed record ApplyAddresses(LabAddresses Measured, LabAddresses Other, Uri Bare);
