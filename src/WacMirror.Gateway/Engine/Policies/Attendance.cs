namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Of an engine that acts with a person's account: whose, and who enforces the cluster's policies.</summary>
/// <param name="Person">With whose account this engine reads.</param>
/// <param name="Enforcer">With whose account roles are set now; null while enforcement is paused because nobody is here
/// who may.</param>
public sealed record Attendance(string Person, string? Enforcer);
