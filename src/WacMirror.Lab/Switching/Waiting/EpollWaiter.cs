using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace WacMirror.Lab.Switching.Waiting;

/// <summary>Waits on Linux for descriptors, such as TAP devices, and for wake-ups alike.</summary>
[SupportedOSPlatform("linux")]
public sealed unsafe class EpollWaiter : FabricWaiter
{
    private const int MaxEvents = 32;
    private const int Forever = -1;
    private readonly Dictionary<int, Action> readers = [];
    private readonly byte[] events = new byte[MaxEvents * EpollNative.EventSize];
    private readonly SafeFileHandle epoll;
    private readonly SafeFileHandle wakeUp;
    private readonly LookAhead lookAhead = new();

    /// <exception cref="IOException">The process has no descriptor left.</exception>
    public EpollWaiter()
    {
        epoll = EpollNative.Own(EpollNative.Create(EpollNative.CloseOnExec), "epoll_create1");
        wakeUp = EpollNative.Own(
            EpollNative.CreateEvent(0, EpollNative.CloseOnExec | EpollNative.NonBlocking), "eventfd");
        Control(EpollNative.Add, (int)wakeUp.DangerousGetHandle());
    }

    /// <summary>Calls the reader on the fabric's thread whenever there is something to read; it need not take all.
    /// A reader that throws is not called again. Fabric's thread only.</summary>
    public void Watch(SafeFileHandle descriptor, Action reader)
    {
        var number = (int)descriptor.DangerousGetHandle();
        readers.Add(number, reader);
        Control(EpollNative.Add, number);
    }

    /// <summary>Undoes <see cref="Watch"/>; before the descriptor is closed. Does nothing when not watched.</summary>
    public void Unwatch(SafeFileHandle descriptor) => Unwatch((int)descriptor.DangerousGetHandle());

    private void Unwatch(int number)
    {
        if (readers.Remove(number) && !epoll.IsClosed)
            Control(EpollNative.Remove, number);
    }

    public override void Dispose()
    {
        epoll.Dispose();
        wakeUp.Dispose();
    }

    internal override bool Poll(Action<Exception> report)
    {
        if (readers.Count == 0)
            return false;
        var count = Wait(milliseconds: 0);
        var found = false;
        for (var i = 0; i < count; i++)
        {
            var number = DescriptorOf(i);
            if (!readers.TryGetValue(number, out var reader))
                continue;
            found = true;
            Read(number, reader, report);
        }

        if (found)
            lookAhead.Found(Stopwatch.GetTimestamp());
        return found || lookAhead.IsWorthwhile(Stopwatch.GetTimestamp());
    }

    private void Read(int number, Action reader, Action<Exception> report)
    {
        try
        {
            reader();
        }
        catch (Exception exception)
        {
            // What it left unread would call it again at once, and for ever.
            Unwatch(number);
            report(exception);
        }
    }

    private protected override void Block()
    {
        _ = Wait(Forever);
        // Nothing to read is no failure: a TAP device may have ended the wait.
        long value;
        _ = EpollNative.Read(wakeUp, (byte*)&value, sizeof(long));
    }

    private protected override void Interrupt()
    {
        var one = 1L;
        EpollNative.Check((int)EpollNative.Write(wakeUp, (byte*)&one, sizeof(long)), "write to eventfd");
    }

    /// <summary>The number of events; none as well when a signal cut the wait short.</summary>
    /// <exception cref="IOException">There is nothing left to wait with.</exception>
    private int Wait(int milliseconds)
    {
        int count;
        fixed (byte* target = events)
            count = EpollNative.Wait(epoll, target, MaxEvents, milliseconds);
        return count < 0 && Marshal.GetLastPInvokeError() == EpollNative.Interrupted
            ? 0
            : EpollNative.Check(count, "epoll_wait");
    }

    private int DescriptorOf(int index)
    {
        var end = (index + 1) * EpollNative.EventSize;
        return (int)BitConverter.ToInt64(events, end - sizeof(long));
    }

    private void Control(int operation, int descriptor)
    {
        var settings = stackalloc byte[EpollNative.EventSize];
        *(uint*)settings = EpollNative.Readable;
        *(long*)(settings + EpollNative.EventSize - sizeof(long)) = descriptor;
        EpollNative.Check(EpollNative.Control(epoll, operation, descriptor, settings), "epoll_ctl");
    }
}
