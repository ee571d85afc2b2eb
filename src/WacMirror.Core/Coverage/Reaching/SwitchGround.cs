using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>A virtual switch of one node with the ports that take part in mirroring there. Filled by one
/// <see cref="Ground"/>, not changed after.</summary>
internal sealed class SwitchGround(string node, VirtualSwitch known)
{
    public string Node => node;

    public string Name => known.Name;

    /// <summary>Whether the switch copies what an uplink carries (lab-notes/uplink-needs-capture-extension.md).</summary>
    public bool Captures { get; } = known.Extensions.Any(
        extension => extension is { State: ExtensionState.Enabled or ExtensionState.Fixed }
            && extension.Id == SwitchExtension.NdisCapture);

    /// <summary>Whether an extension forwards instead of the switch, so that nobody knows whether it mirrors
    /// (lab-notes/forwarding-extension.md).</summary>
    public bool IsForwardedByExtension { get; } = known.Extensions.Any(
        extension => extension is { Kind: ExtensionKind.Forwarding, State: ExtensionState.Enabled });

    /// <summary>Every port with the role, whoever set it and for whichever session.</summary>
    public List<Standing> Destinations { get; } = [];

    /// <inheritdoc cref="Destinations"/>
    public List<Standing> Sources { get; } = [];

    /// <summary>Whom each destination that can hear anybody hears.</summary>
    public IReadOnlyList<Audience> Audiences { get; private set; } = [];

    /// <summary>Finds out who hears whom, once all ports are there.</summary>
    public void Listen(Motion motion) => Audiences =
    [
        .. Destinations
            .Where(destination => Hearing.CanHear(destination.Adapter, destination.Adapter.Role.Session, motion))
            .Select(destination => Audience.Of(destination, this)),
    ];
}
