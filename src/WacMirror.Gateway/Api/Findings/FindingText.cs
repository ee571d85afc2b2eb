using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WacMirror.Core.Planning;
using WacMirror.Gateway.Api.Naming;

namespace WacMirror.Gateway.Api.Findings;

/// <summary>Makes of a finding's values what people read.</summary>
internal static class FindingText
{
    /// <summary>More names than this make a sentence that nobody reads; the values have all of them.</summary>
    private const int MostNamed = 3;

    public static FindingView View(Finding finding, ClusterNames names)
    {
        var view = new FindingView(
            Id(finding),
            finding.Kind,
            string.Empty,
            names.Policies(finding.Policies),
            [.. finding.Adapters.Select(names.Adapter)],
            finding.Node,
            finding.Switch,
            finding.Detail);
        return view with { Text = Text(view) };
    }

    private static string Text(FindingView finding)
    {
        var adapters = Named(finding.Adapters, "an adapter");
        var policies = Named(finding.Policies, "a policy");
        var place = Place(finding);
        var detail = finding.Detail is null ? string.Empty : $" ({finding.Detail})";
        return finding.Kind switch
        {
            FindingKind.RoleConflict => $"{policies} want different roles of {adapters}{detail}.",
            FindingKind.NoDestination => $"No destination{place} gets the copies of {adapters}{detail}.",
            FindingKind.VlanBlocked => $"VLANs of {adapters} do not pass to a destination{place}{detail}.",
            FindingKind.SriovBypass => $"{adapters} uses SR-IOV: its traffic passes beside the virtual switch{place}.",
            FindingKind.ForwardingExtension => $"A forwarding extension{detail} decides what is mirrored{place}.",
            FindingKind.CrossPolicyLeak =>
                $"{policies} share the mirroring{place}: each one's destinations get the other's copies{detail}.",
            FindingKind.FanInOverCapacity => $"Sources send more to {adapters} than arrives{place}{detail}.",
            FindingKind.CaptureExtensionOff =>
                $"The capture extension is off{place}, so the uplink {adapters} is not mirrored.",
            FindingKind.NotConnected => $"{adapters} leads to no switch.",
            FindingKind.NodeUnreachable => $"{finding.Node ?? "A node"} does not answer{detail}.",
            FindingKind.ForeignRole => $"{adapters} has a role that somebody else set{detail}; adopt it to change it.",
            FindingKind.OtherInstallation => $"Another tool sets mirroring on this cluster{place}{detail}.",
            FindingKind.DuplicateIdentity => $"{adapters} is at rest in two places; nothing is changed on it{detail}.",
            FindingKind.SelectorUnknown => $"Whether {policies} matches {adapters} cannot be told now; it stays as it was.",
            FindingKind.Drift => $"Somebody else changed {adapters}{place}{detail}.",
            FindingKind.RepairFight =>
                $"Repairs of {adapters} were undone again and again; none is made for a while{detail}.",
            FindingKind.EmptyGroup => $"A destination group of {policies} matches nothing{detail}.",
            FindingKind.ColocationProposed => $"An affinity rule would keep the destination of {policies} with its sources{detail}.",
            FindingKind.NotPossible => $"The cluster cannot do what {policies} asks for{detail}.",
            _ => $"{finding.Kind}: {adapters}{place}{detail}.",
        };
    }

    private static string Place(FindingView finding) => (finding.Switch, finding.Node) switch
    {
        (null, null) => string.Empty,
        (null, { } node) => $" on {node}",
        ({ } name, null) => $" on switch '{name}'",
        ({ } name, { } node) => $" on switch '{name}' of {node}",
    };

    private static string Named<T>(IReadOnlyCollection<T> things, string nobody) => things.Count switch
    {
        0 => nobody,
        <= MostNamed => string.Join(", ", things),
        var count => string.Join(", ", things.Take(MostNamed))
            + string.Create(CultureInfo.InvariantCulture, $" and {count - MostNamed} more"),
    };

    /// <summary>Made of the values, so that it stays while they do.</summary>
    private static string Id(Finding finding)
    {
        var text = string.Join(
            '\n',
            [
                finding.Kind.ToString(), finding.Node, finding.Switch, finding.Detail,
                string.Join(',', finding.Policies), string.Join(',', finding.Adapters),
            ]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
