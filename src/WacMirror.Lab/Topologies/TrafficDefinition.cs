namespace WacMirror.Lab.Topologies;

/// <summary>How a flow's rate goes.</summary>
public enum TrafficShape
{
    Steady,
    Bursty,
    OfficeDay,
}

/// <summary>Requests and responses between two machines, over their first connected NICs of one network.</summary>
/// <param name="From">The machine that asks.</param>
/// <param name="To">The machine that answers.</param>
/// <param name="Shape">How the rate goes.</param>
/// <param name="RequestsPerSecond">On average.</param>
/// <param name="RequestBytes">Payload of a request.</param>
public sealed record TrafficDefinition(
    string From, string To, TrafficShape Shape, int RequestsPerSecond, int RequestBytes);
