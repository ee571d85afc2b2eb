using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using WacMirror.Lab.Guests.Tap;

namespace WacMirror.Benchmarks.Tap;

/// <summary>
/// What a guest on a TAP device gets from the lab's switch, beside the kernel's own bridge doing the same job with
/// the same guests: the median round trip of a real ping, and how many 60-byte frames a second arrive at the source
/// while another guest sends as fast as it can. Mirror off and on; with it on, the monitor's copies are checked.
/// </summary>
[SupportedOSPlatform("linux")]
internal static partial class TapBench
{
    private const string Frames = "frames";
    private const int RoundCount = 6;
    private const int Pings = 200;
    private const int BlastMilliseconds = 1000;

    private static readonly (string Name, string[] Options)[] PingKinds =
        [("ping, one after the other", ["-A"]), ("ping every 5 ms", ["-i", "0.005"])];

    public static BenchOutcome Run(TextWriter output)
    {
        var support = TapSupport.Check();
        if (support.IsAvailable)
            return new BenchOutcome(MeasureAsync(output).GetAwaiter().GetResult(), AimOf, []);
        output.WriteLine($"tap: SKIPPED. {support.Reason}");
        return new BenchOutcome([], AimOf, []);
    }

    private static Aim AimOf(BenchRow row) => row.Metric == Frames ? new Aim(0.6, IsLeast: true) : new Aim(1.5);

    private static async Task<IReadOnlyList<BenchRow>> MeasureAsync(TextWriter output)
    {
        output.WriteLine(
            $"tap: {RoundCount} interleaved rounds, {Pings} pings, {BlastMilliseconds} ms of 60-byte frames");
        await using var guests = await TapGuests.CreateAsync();
        await using var lab = await LabNetwork.CreateAsync(guests);
        await using var bridge = await BridgeNetwork.CreateAsync(guests);
        var rounds = new Rounds();
        for (var round = 0; round < RoundCount; round++)
        {
            foreach (var mirrored in new[] { false, true })
            {
                foreach (var network in new TapNetwork[] { lab, bridge })
                    await MeasureAsync(guests, network, mirrored, rounds);
            }
        }

        return [.. new[] { false, true }.SelectMany(mirrored => Rows(rounds, lab.Name, bridge.Name, mirrored))];
    }

    private static IEnumerable<BenchRow> Rows(Rounds rounds, string lab, string bridge, bool mirrored)
    {
        foreach (var (metric, unit) in PingKinds.Select(kind => (kind.Name, "us p50")).Append((Frames, "frames/s")))
        {
            var (own, peer) = (Key(lab, mirrored, metric), Key(bridge, mirrored, metric));
            var label = mirrored ? "mirror on" : "mirror off";
            yield return new("tap", $"{bridge}, {label}", metric, rounds.Median(peer), unit);
            yield return new(
                "tap", $"{lab}, {label}", metric, rounds.Median(own), unit, bridge, rounds.Ratio(own, peer));
        }
    }

    private static async Task MeasureAsync(TapGuests guests, TapNetwork network, bool mirrored, Rounds rounds)
    {
        if (mirrored)
            await network.MirrorAsync(true);
        foreach (var (name, options) in PingKinds)
            rounds.Add(Key(network.Name, mirrored, name), await PingAsync(guests, network, options));
        var copiesBefore = await guests.ReceivedAsync(TapGuests.Monitor, network.Device);
        rounds.Add(Key(network.Name, mirrored, Frames), await BlastAsync(guests, network));
        var copies = await guests.ReceivedAsync(TapGuests.Monitor, network.Device) - copiesBefore;
        if (mirrored)
            await network.MirrorAsync(false);
        // Broadcasts reach the monitor in any case; a mirrored blast is thousands.
        if (copies > 1000 != mirrored)
            throw new InvalidOperationException($"{network.Name}: {copies} copies with the mirror {mirrored}.");
    }

    private static async Task<double> PingAsync(TapGuests guests, TapNetwork network, string[] options)
    {
        var to = TapGuests.Address(network.Number, TapGuests.Source).ToString();
        var text = await guests.All[TapGuests.Asker].RunAsync(
            ["ping", "-n", "-c", $"{Pings}", .. options, to], default);
        var times = RoundTrip().Matches(text)
            .Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1000)
            .Order().ToArray();
        return times[times.Length / 2];
    }

    /// <summary>Frames a second that arrived at the source.</summary>
    private static async Task<double> BlastAsync(TapGuests guests, TapNetwork network)
    {
        var to = TapGuests.Mac(network.Number, TapGuests.Source).ToString();
        var before = await guests.ReceivedAsync(TapGuests.Source, network.Device);
        await guests.All[TapGuests.Asker].RunAsync(
            [
                Environment.ProcessPath!, .. Self.Arguments,
                Blaster.Command, network.Device, to, $"{BlastMilliseconds}",
            ],
            default);
        var after = await guests.ReceivedAsync(TapGuests.Source, network.Device);
        return (after - before) * 1000.0 / BlastMilliseconds;
    }

    private static string Key(string network, bool mirrored, string metric) => $"{network} {mirrored} {metric}";

    [GeneratedRegex(@"time=([0-9.]+) ms")]
    private static partial Regex RoundTrip();
}
