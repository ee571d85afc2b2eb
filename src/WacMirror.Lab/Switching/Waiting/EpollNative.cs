using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace WacMirror.Lab.Switching.Waiting;

/// <summary>The system calls behind <see cref="EpollWaiter"/>. They answer -1 and an error number on
/// failure.</summary>
internal static unsafe partial class EpollNative
{
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int Add = 1;
    public const int Remove = 2;
    public const uint Readable = 1;

    /// <summary>EINTR: a signal came first.</summary>
    public const int Interrupted = 4;

    /// <summary>EAGAIN: nothing to read now.</summary>
    public const int TryAgain = 11;

    /// <summary>struct epoll_event is packed on x86-64 alone: the events, then eight bytes of the caller's.</summary>
    public static int EventSize { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle epoll, int operation, int descriptor, byte* settings);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int Wait(SafeFileHandle epoll, byte* events, int maxEvents, int milliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int CreateEvent(uint value, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle descriptor, byte* target, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle descriptor, byte* source, nint length);

    /// <summary>A handle that owns a descriptor just made.</summary>
    /// <exception cref="IOException">The call that made it failed.</exception>
    public static SafeFileHandle Own(int descriptor, string what) =>
        new(Check(descriptor, what), ownsHandle: true);

    /// <exception cref="IOException">The call failed; says which and why.</exception>
    public static int Check(int result, string what)
    {
        if (result >= 0)
            return result;
        var error = Marshal.GetLastPInvokeError();
        throw new IOException($"{what}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error})", error);
    }
}
