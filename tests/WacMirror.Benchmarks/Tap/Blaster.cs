using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;
using WacMirror.Lab.Guests;

namespace WacMirror.Benchmarks.Tap;

/// <summary>Sends 60-byte frames as fast as it can; runs as a process of its own within the asker's
/// namespace.</summary>
internal static unsafe class Blaster
{
    public const string Command = "tap-blast";
    private const int FrameLength = 60;
    private const int Batch = 64;

    /// <param name="arguments">Interface, address of the receiver, milliseconds.</param>
    public static int Run(string[] arguments)
    {
        var device = NetworkInterface.GetAllNetworkInterfaces().Single(candidate => candidate.Name == arguments[0]);
        var frame = Frame(MacAddress.Parse(arguments[1]), device);
        var duration = TimeSpan.FromMilliseconds(int.Parse(arguments[2], CultureInfo.InvariantCulture));
        var socket = Open(device);
        fixed (byte* bytes = frame)
        {
            var piece = new BlastNative.Piece { Bytes = bytes, Length = FrameLength };
            var messages = stackalloc BlastNative.Message[Batch];
            for (var i = 0; i < Batch; i++)
                messages[i] = new BlastNative.Message { Pieces = &piece, PieceCount = 1 };
            // A full queue refuses frames; the next call tries again, and only what arrives is counted.
            for (var watch = Stopwatch.StartNew(); watch.Elapsed < duration;)
                _ = BlastNative.Send(socket, messages, Batch, 0);
        }

        return 0;
    }

    private static byte[] Frame(MacAddress to, NetworkInterface from)
    {
        var frame = new byte[FrameLength];
        to.Write(frame);
        from.GetPhysicalAddress().GetAddressBytes().CopyTo(frame, MacAddress.Length);
        // The type for local experiments: the receiver's stack counts the frame and drops it.
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2 * MacAddress.Length), 0x88B5);
        return frame;
    }

    private static int Open(NetworkInterface device)
    {
        var socket = BlastNative.Socket(BlastNative.PacketFamily, BlastNative.RawSocket, 0);
        var address = new BlastNative.LinkAddress
        {
            Family = BlastNative.PacketFamily,
            Interface = int.Parse(
                File.ReadAllText($"/sys/class/net/{device.Name}/ifindex"), CultureInfo.InvariantCulture),
        };
        if (socket < 0 || BlastNative.Bind(socket, &address, sizeof(BlastNative.LinkAddress)) < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return socket;
    }
}
