using System.Collections.Immutable;
using WacMirror.Lab.Switching;

namespace WacMirror.Tests.Lab.Switching;

/// <summary>The rules of the switch said as plainly as possible, with sets and without regard for speed: what
/// arrives where. The switch under test must agree.</summary>
internal sealed class ReferenceSwitch(Scenario scenario)
{
    private readonly PortSettings[] settings = [.. scenario.Ports];
    private readonly HashSet<int> connected = [.. Enumerable.Range(0, scenario.Ports.Length)];
    private readonly Dictionary<(int Vlan, int Station), (int Port, int At)> known = [];
    private int clock;
    private int sent;

    public ImmutableArray<ReferencePort> Ports { get; } =
        [.. scenario.Ports.Select(_ => new ReferencePort())];

    public ulong Flooded { get; private set; }

    public void Play()
    {
        foreach (var step in scenario.Steps)
        {
            switch (step)
            {
                case WaitStep wait:
                    clock += wait.Seconds;
                    break;
                case ApplyStep apply:
                    settings[apply.Port] = apply.Settings;
                    break;
                case DisconnectStep disconnect:
                    connected.Remove(disconnect.Port);
                    foreach (var entry in known.Where(entry => entry.Value.Port == disconnect.Port).ToList())
                        known.Remove(entry.Key);
                    break;
                case SendStep send:
                    Send(send, sent++);
                    break;
            }
        }
    }

    private void Send(SendStep send, int number)
    {
        var sender = Ports[send.Port];
        if (!connected.Contains(send.Port))
        {
            sender.Refused.Add(DropReason.Disconnected);
            return;
        }

        if (VlanInside(settings[send.Port].Vlan, send.Tci) is not { } vlan)
        {
            sender.Refused.Add((send.Tci & 0xFFF) == 4095 ? DropReason.InvalidVlanFormat : DropReason.UnauthorizedVlan);
            return;
        }

        sender.Sent++;
        known[(vlan, send.From)] = (send.Port, clock);
        var priority = (ushort)(vlan == (send.Tci & 0xFFF) ? send.Tci & 0xF000 : 0);
        var found = known.TryGetValue((vlan, send.To), out var entry) && clock - entry.At < 300;
        var addressees = found ? [entry.Port] : connected.ToHashSet();
        addressees.Remove(send.Port);
        Flooded += found ? 0u : 1u;

        var delivered = addressees.Where(port => Passes(port, vlan) && Listens(port)).ToHashSet();
        var copied = CopiedTo(send.Port, delivered);
        foreach (var port in delivered)
            Ports[port].Arrivals.Add(new Arrival(number, TagOutside(port, vlan, priority)));
        foreach (var port in copied.Where(port => Passes(port, vlan)))
            Ports[port].AddCopy(new Arrival(number, TagOutside(port, vlan, priority)));
        var refused = copied.Concat(found ? addressees : []).Where(port => !Passes(port, vlan));
        foreach (var port in refused)
            Ports[port].Missed.Add(
                settings[port].Vlan.Mode == PortVlanMode.Trunk ? DropReason.FilteredVlan : DropReason.UnauthorizedVlan);
    }

    /// <summary>Every destination that shares a session with a source that sent or received the frame, unless it
    /// sent the frame or has it already.</summary>
    private List<int> CopiedTo(int sender, HashSet<int> delivered) =>
    [
        .. from port in connected
           where settings[port].Mode == MonitorMode.Destination && port != sender && !delivered.Contains(port)
           where delivered.Append(sender).Any(source =>
               settings[source].Mode == MonitorMode.Source && !settings[source].BypassesMirror
               && (settings[source].Session == settings[port].Session || !scenario.Behavior.MonitorSessionIsolates))
           select port,
    ];

    private bool Listens(int port) =>
        scenario.Behavior.DestinationKeepsOwnTraffic || settings[port].Mode != MonitorMode.Destination;

    private static int? VlanInside(PortVlan vlan, ushort tci) => (tci & 0xFFF, vlan.Mode) switch
    {
        (0, PortVlanMode.Untagged) => 0,
        (0, PortVlanMode.Access) => vlan.Access,
        (0, _) => vlan.Native,
        (var id, PortVlanMode.Trunk) when vlan.Allowed.Contains((ushort)id) => id,
        _ => null,
    };

    private bool Passes(int port, int vlan) => settings[port].Vlan switch
    {
        { Mode: PortVlanMode.Untagged } => vlan == 0,
        { Mode: PortVlanMode.Access, Access: var access } => vlan == access,
        var trunk => vlan == trunk.Native || trunk.Allowed.Contains((ushort)vlan),
    };

    private ushort TagOutside(int port, int vlan, ushort priority) =>
        settings[port].Vlan is { Mode: PortVlanMode.Trunk } trunk && trunk.Native != vlan
            ? (ushort)(priority | vlan)
            : (ushort)0;
}

/// <summary>What the rules say about one port.</summary>
internal sealed class ReferencePort
{
    public List<Arrival> Arrivals { get; } = [];

    public List<DropReason> Missed { get; } = [];

    public List<DropReason> Refused { get; } = [];

    public int Copies { get; private set; }

    public int Sent { get; set; }

    public void AddCopy(Arrival arrival)
    {
        Arrivals.Add(arrival);
        Copies++;
    }
}
