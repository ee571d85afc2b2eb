using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using WacMirror.Lab.Cluster.DataPath;
using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Guests;

namespace WacMirror.Lab.Cluster.Operations;

/// <summary>Pings between guests of the lab.</summary>
internal sealed class LabPing(LabModel model)
{
    /// <summary>More would only hold a request open for minutes.</summary>
    public const int MaxCount = 1000;

    /// <summary>A fifth of a real ping's second keeps a demonstration brisk; shorter would bunch the packets into one
    /// reading of the counters.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>As long as a real ping waits. Shorter than a move's blackout would call every moved machine lost;
    /// longer delays the answer about machines that are off.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public async Task<PingReport> RunAsync(string from, string to, int count, CancellationToken cancellationToken)
    {
        if (count is < 1 or > MaxCount)
            throw LabException.Invalid(
                "count", count.ToString(CultureInfo.InvariantCulture), $"a whole number from 1 to {MaxCount}");
        if (model.DataPath is not FrameDataPath frames)
            throw LabException.Conflict("from", from, "nothing: this lab has no frames, its counters are modelled");
        LabConnection source;
        IPAddress address;
        lock (model.Gate)
        {
            source = SourceOf(from);
            address = AddressOf(to, source);
        }
        var guest = await frames.Fabric.InvokeAsync(() => frames.StationOf(source).Guest)
            ?? throw LabException.Conflict(
                    "from", from, "a machine whose guest is in this process; a TAP machine pings from its namespace");
        var echoes = await guest.PingAsync(address, count, Interval, Timeout, cancellationToken);
        return new PingReport(
            from,
            to,
            address.ToString(),
            echoes.Count,
            echoes.Count(echo => echo.Outcome == EchoOutcome.Reply),
            [
                .. echoes.Select(
                    echo => new PingEcho(echo.Sequence, echo.Outcome, echo.RoundTrip?.TotalMilliseconds)),
            ]);
    }

    private LabConnection SourceOf(string name)
    {
        var source = ConnectionsOf("from", name)
                .FirstOrDefault(item => item is { Switch: not null, Address: not null })
            ?? throw LabException.Conflict("from", name, "a machine or node with an address on a switch");
        return source.Live is not null
            ? source
            : throw LabException.Conflict("from", name, "a machine or node that runs");
    }

    private IPAddress AddressOf(string name, LabConnection source)
    {
        if (IPAddress.TryParse(name, out var literal) && literal.AddressFamily == AddressFamily.InterNetwork)
            return literal;
        var addresses = ConnectionsOf("to", name)
            .Select(item => item.Address?.Address).OfType<IPAddress>().ToImmutableArray();
        return addresses.FirstOrDefault(source.Address!.Covers) ?? addresses.FirstOrDefault()
            ?? throw LabException.Conflict("to", name, "a machine or node with an address");
    }

    private IEnumerable<LabConnection> ConnectionsOf(string field, string name)
    {
        var named = model.Nodes.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (named is { } node)
            return node.Switches.Select(item => item.ManagementNic).OfType<LabManagementNic>();
        return model.TryFindVm(name) is { } vm
            ? vm.Nics
            : throw LabException.NotFound(field, name, "a machine, a node or, for 'to', an IPv4 address");
    }
}
