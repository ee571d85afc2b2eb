using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using WacMirror.Lab.Guests;
using WacMirror.Lab.Guests.Tap;

namespace WacMirror.Benchmarks.Tap;

/// <summary>Three network namespaces that play guests: one asks, one is the mirrored source, one monitors. Each can
/// have an interface on several switches, which are measured in turn.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TapGuests : IAsyncDisposable
{
    public const int Asker = 0;
    public const int Source = 1;
    public const int Monitor = 2;
    private readonly List<TapNamespace> guests = [];

    public IReadOnlyList<TapNamespace> All => guests;

    public static async Task<TapGuests> CreateAsync()
    {
        var made = new TapGuests();
        try
        {
            foreach (var role in new[] { "asker", "source", "monitor" })
                made.guests.Add(await TapNamespace.CreateAsync($"wmbench-{Environment.ProcessId}-{role}", default));
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    public static MacAddress Mac(int network, int guest) =>
        new(0x00155D_000000UL | ((uint)network << 8) | (uint)guest);

    public static IPAddress Address(int network, int guest) => new([10, 214, (byte)network, (byte)(guest + 1)]);

    /// <summary>Packets that a guest's interface has received since it was made.</summary>
    public async Task<long> ReceivedAsync(int guest, string device)
    {
        var text = await guests[guest].RunAsync(["cat", $"/sys/class/net/{device}/statistics/rx_packets"], default);
        return long.Parse(text, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in guests)
            await guest.DisposeAsync();
        guests.Clear();
    }
}
