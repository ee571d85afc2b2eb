using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>Reads a body that can only be used as a whole, because it is sealed as a whole.</summary>
internal static class BoundedBody
{
    private const int FirstRead = 16 * 1024;

    /// <exception cref="CimFormatException">It is longer than an answer may be.</exception>
    public static async Task<Memory<byte>> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[FirstRead];
        var length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var count)
        {
            length += count;
            if (length > WsmanLimits.AnswerBytes)
                throw new CimFormatException($"It is longer than {WsmanLimits.AnswerBytes} bytes.");
            if (length == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }
        return buffer.AsMemory(0, length);
    }
}
