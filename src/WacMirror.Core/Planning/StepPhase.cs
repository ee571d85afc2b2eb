namespace WacMirror.Core.Planning;

/// <summary>The order of steps on a node. What is switched off comes first, sources before destinations, so that nobody
/// gets copies that are not meant for them; what is switched on follows, destinations before sources, so that no copy is
/// lost.</summary>
public enum StepPhase
{
    SourcesOff,
    DestinationsOff,

    /// <summary>Trunks, capture extensions and affinity rules, put back or widened.</summary>
    Surroundings,
    DestinationsOn,
    SourcesOn,
}
