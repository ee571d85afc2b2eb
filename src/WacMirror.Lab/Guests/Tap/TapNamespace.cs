using System.Net;
using System.Runtime.Versioning;

namespace WacMirror.Lab.Guests.Tap;

/// <summary>A network namespace of Linux that plays a guest: programs run in it see its interfaces alone. Disposing
/// removes it.</summary>
[SupportedOSPlatform("linux")]
public sealed class TapNamespace : IAsyncDisposable
{
    private const int MaxNameLength = 64;

    private TapNamespace(string name) => Name = name;

    public string Name { get; }

    /// <summary>Makes a namespace that knows no IPv6, whose own chatter would blur what is counted. The name has
    /// letters, digits and '-' and is not in use; one that a killed process left behind is taken over.</summary>
    /// <exception cref="IOException">The system refuses; nothing is left behind.</exception>
    public static async Task<TapNamespace> CreateAsync(string name, CancellationToken cancellation)
    {
        if (name.Length is 0 or > MaxNameLength
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw new ArgumentException(
                $"'{name}' names no namespace: 1 to {MaxNameLength} letters, digits and '-' expected.", nameof(name));
        await RemoveLeftoverAsync(name, cancellation);
        // A command that is broken off may have made the namespace or not; this one takes a moment only.
        await CommandLine.RunAsync("ip", ["netns", "add", name], CancellationToken.None);
        var made = new TapNamespace(name);
        try
        {
            await made.RunAsync(
                ["sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1", "net.ipv6.conf.default.disable_ipv6=1"],
                cancellation);
            await made.IpAsync(["link", "set", "dev", "lo", "up"], cancellation);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves a TAP device in, under the name a guest would give it, and sets it up.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public async Task AddAsync(
        TapDevice device, string interfaceName, MacAddress mac, IPAddress address, int prefixLength,
        CancellationToken cancellation)
    {
        await CommandLine.RunAsync(
            "ip", ["link", "set", "dev", device.Name, "netns", Name, "name", interfaceName], cancellation);
        await SetUpAsync(interfaceName, mac, address, prefixLength, cancellation);
    }

    /// <summary>Gives an interface that is in the namespace its addresses and switches it on.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public async Task SetUpAsync(
        string interfaceName, MacAddress mac, IPAddress address, int prefixLength, CancellationToken cancellation)
    {
        await IpAsync(["link", "set", "dev", interfaceName, "address", mac.ToString(':')], cancellation);
        await IpAsync(["addr", "add", $"{address}/{prefixLength}", "dev", interfaceName], cancellation);
        await IpAsync(["link", "set", "dev", interfaceName, "up"], cancellation);
    }

    /// <summary>Runs ip(8) on the namespace.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public Task<string> IpAsync(IEnumerable<string> arguments, CancellationToken cancellation) =>
        CommandLine.RunAsync("ip", ["-n", Name, .. arguments], cancellation);

    /// <summary>Runs a program in the namespace and gives what it wrote.</summary>
    /// <exception cref="IOException">It failed.</exception>
    public Task<string> RunAsync(IEnumerable<string> command, CancellationToken cancellation) =>
        CommandLine.RunAsync("ip", ["netns", "exec", Name, .. command], cancellation);

    /// <summary>A killed process leaves its namespace, but its TAP devices end with it: one that holds the loopback
    /// interface alone is nobody's.</summary>
    private static async Task RemoveLeftoverAsync(string name, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine("/run/netns", name)))
            return;
        var links = await CommandLine.RunAsync("ip", ["-n", name, "-o", "link", "show"], cancellation);
        if (links.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [_])
            await CommandLine.RunAsync("ip", ["netns", "delete", name], cancellation);
    }

    public async ValueTask DisposeAsync() =>
        await CommandLine.RunAsync("ip", ["netns", "delete", Name], CancellationToken.None);
}
