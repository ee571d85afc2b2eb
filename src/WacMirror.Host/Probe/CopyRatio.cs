using System.Collections.Immutable;

namespace WacMirror.Host.Probe;

/// <summary>Judges whether destinations received what sources moved on the same switch. Pure.</summary>
internal static class CopyRatio
{
    /// <summary>Fewer packets are less than the chatter that any adapter gets.</summary>
    public const long Enough = 1000;

    private const double Most = 0.8;
    private const double Hardly = 0.1;

    /// <summary>Confirmed when every destination received most of it, contradicted when none received more than a
    /// tenth.</summary>
    /// <param name="moved">What the switch's sources received and sent together.</param>
    /// <param name="received">What each destination of the switch received.</param>
    public static ProbeVerdict Counted(long moved, ImmutableArray<long> received) =>
        moved < Enough || received.Length == 0 ? ProbeVerdict.NotDecidable
        : received.All(one => one >= moved * Most) ? ProbeVerdict.Confirmed
        : received.All(one => one <= moved * Hardly) ? ProbeVerdict.Contradicted
        : ProbeVerdict.NotDecidable;

    /// <summary>Confirmed when all of several destinations received most of it, contradicted when one did and another
    /// hardly anything.</summary>
    /// <inheritdoc cref="Counted"/>
    public static ProbeVerdict ToAll(long moved, ImmutableArray<long> received) =>
        moved < Enough || received.Length < 2 ? ProbeVerdict.NotDecidable
        : received.All(one => one >= moved * Most) ? ProbeVerdict.Confirmed
        : received.Any(one => one >= moved * Most) && received.Any(one => one <= moved * Hardly) ? ProbeVerdict.Contradicted
        : ProbeVerdict.NotDecidable;

    /// <summary>Whether a NIC and its port count in the same direction; traffic that goes both ways alike does not
    /// tell.</summary>
    public static ProbeVerdict SameDirection((long Received, long Sent) nic, (long Received, long Sent) port)
    {
        var (large, small) = (Math.Max(nic.Received, nic.Sent), Math.Min(nic.Received, nic.Sent));
        if (large < Enough || small > large / 2)
            return ProbeVerdict.NotDecidable;
        return nic.Received > nic.Sent == port.Received > port.Sent ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted;
    }
}
