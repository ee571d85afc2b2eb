using WacMirror.Cim;

namespace WacMirror.HyperV.Sessions;

/// <summary>What a method answered.</summary>
/// <param name="ReturnValue">The method's own code; 0 is success, 4096 "a job was started" where a class has jobs.</param>
/// <param name="Output">The out parameters.</param>
public sealed record CimMethodResult(uint ReturnValue, CimObject Output);
