namespace WacMirror.Lab.Topologies;

/// <summary>How a flow's rate goes, and whether the other side answers.</summary>
public enum TrafficShape
{
    /// <summary>The same rate all the time, each way by itself.</summary>
    Steady,

    /// <summary>Bursts and pauses, each way by itself.</summary>
    Bursty,

    /// <summary>The curve of a working day, each way by itself.</summary>
    OfficeDay,

    /// <summary>The same rate all the time; each packet that arrives is answered.</summary>
    RequestResponse,
}

/// <summary>Traffic between two machines, over the first of their NICs that <see cref="TrafficEnds"/>
/// joins.</summary>
/// <param name="From">The machine that asks.</param>
/// <param name="To">The machine that answers.</param>
/// <param name="Shape">How the rate goes.</param>
/// <param name="PacketsPerSecond">On average, each way.</param>
/// <param name="PacketBytes">Payload of a packet, or of a request.</param>
public sealed record TrafficDefinition(
    string From, string To, TrafficShape Shape, int PacketsPerSecond, int PacketBytes);
