using WacMirror.Core.Topology;

namespace WacMirror.Gateway.Engine;

/// <summary>What became of a role set by hand.</summary>
/// <param name="Adapter">The adapter as read back.</param>
/// <param name="Before">What was there immediately before.</param>
public sealed record SetRoleAnswer(Adapter Adapter, RoleSetting Before);
