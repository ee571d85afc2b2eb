using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;
using WacMirror.Lab.Switching.Waiting;

namespace WacMirror.Lab.Guests.Tap;

/// <summary>A network interface of this machine whose cable ends in this process. It lives as long as this object.
/// Needs root, see <see cref="TapSupport"/>.</summary>
[SupportedOSPlatform("linux")]
public sealed unsafe class TapDevice : IDisposable
{
    private TapDevice(SafeFileHandle handle, string name)
    {
        Handle = handle;
        Name = name;
    }

    /// <summary>The interface's name when it was made; it may be renamed later.</summary>
    public string Name { get; }

    internal SafeFileHandle Handle { get; }

    /// <summary>Makes an interface.</summary>
    /// <param name="name">At most 15 characters; %d in it stands for the first number that is free.</param>
    /// <exception cref="IOException">The system refuses; says why.</exception>
    public static TapDevice Open(string name = "wmtap%d")
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(name.Length, TunNative.NameSize);
        var flags = TunNative.ReadWrite | EpollNative.NonBlocking | EpollNative.CloseOnExec;
        var handle = EpollNative.Own(TunNative.Open(TunNative.Device, flags), $"open {TunNative.Device}");
        try
        {
            var request = stackalloc byte[TunNative.RequestSize];
            new Span<byte>(request, TunNative.RequestSize).Clear();
            Encoding.ASCII.GetBytes(name, new Span<byte>(request, TunNative.NameSize));
            *(ushort*)(request + TunNative.NameSize) = TunNative.TapWithoutHeader;
            EpollNative.Check(TunNative.Control(handle, TunNative.SetInterface, request), $"make TAP device {name}");
            return new TapDevice(handle, Marshal.PtrToStringUTF8((nint)request)!);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public void Dispose() => Handle.Dispose();

    /// <summary>Takes one frame that the interface sends; its length, 0 when there is none, or -1 when the interface
    /// is gone.</summary>
    internal int Read(Span<byte> target)
    {
        nint length;
        fixed (byte* bytes = target)
            length = EpollNative.Read(Handle, bytes, target.Length);
        if (length >= 0)
            return (int)length;
        return Marshal.GetLastPInvokeError() is EpollNative.TryAgain or EpollNative.Interrupted ? 0 : -1;
    }

    /// <summary>Gives the interface one frame to receive; false when it takes none, as when it is down.</summary>
    internal bool TryWrite(ReadOnlySpan<byte> frame)
    {
        fixed (byte* bytes = frame)
            return EpollNative.Write(Handle, bytes, frame.Length) == frame.Length;
    }
}
