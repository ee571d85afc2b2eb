using System.IO.Pipelines;

namespace WacMirror.Lab.Wsman.Http;

/// <summary>Reads a request's body up to a bound.</summary>
internal static class BodyReader
{
    /// <summary>How many times the bound is still read and dropped. Without any, a client that is still sending
    /// would be reset before it could see why; with many, it could keep the server reading.</summary>
    private const int Patience = 8;

    /// <exception cref="CimFault">The body is larger than the bound.</exception>
    public static async Task<byte[]> ReadAsync(PipeReader reader, int bound, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        long total = 0;
        while (total <= (long)bound * Patience)
        {
            var result = await reader.ReadAsync(ct).ConfigureAwait(false);
            foreach (var part in result.Buffer)
            {
                total += part.Length;
                if (total <= bound)
                    kept.Write(part.Span);
            }
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                break;
        }
        return total <= bound
            ? kept.ToArray()
            : throw new CimFault(
                CimFaultKind.RequestTooLarge, $"The request is larger than the envelope of {bound} octets.");
    }
}
