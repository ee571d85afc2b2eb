using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace WacMirror.Lab.Guests.Tap;

/// <summary>The system calls that make a TAP device. They answer -1 and an error number on failure.</summary>
internal static unsafe partial class TunNative
{
    public const string Device = "/dev/net/tun";
    public const int ReadWrite = 0x2;

    /// <summary>TUNSETIFF: gives the descriptor its interface.</summary>
    public const nuint SetInterface = 0x400454CA;

    /// <summary>IFF_TAP | IFF_NO_PI: Ethernet frames, with nothing before them.</summary>
    public const ushort TapWithoutHeader = 0x0002 | 0x1000;

    /// <summary>sizeof(struct ifreq) and IFNAMSIZ.</summary>
    public const int RequestSize = 40;
    public const int NameSize = 16;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle descriptor, nuint request, byte* argument);
}
