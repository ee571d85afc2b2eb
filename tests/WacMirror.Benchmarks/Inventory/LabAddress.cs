namespace WacMirror.Benchmarks.Inventory;

/// <summary>Where the lab in the other process answers.</summary>
/// <param name="User">For Basic.</param>
/// <param name="Password">For Basic.</param>
/// <param name="Nodes">Node to address.</param>
internal sealed record LabAddress(string User, string Password, IReadOnlyDictionary<string, Uri> Nodes);
