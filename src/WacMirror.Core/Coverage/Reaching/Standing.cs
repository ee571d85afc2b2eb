using WacMirror.Core.Planning;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>Where an adapter is.</summary>
/// <param name="Adapter">The adapter.</param>
/// <param name="Switch">Its switch; null when it leads to none.</param>
/// <param name="Node">What is known of its node; null when nothing is.</param>
internal readonly record struct Standing(Adapter Adapter, SwitchGround? Switch, NodeObservation? Node);
