using System.Security.Cryptography;
using System.Text;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Blindness;

/// <summary>Ids of blind intervals: the same judgement made twice, before and after a crash, stores one interval.</summary>
internal static class IntervalId
{
    private const int GuidLength = 16;

    public static Guid Of(string cluster, Guid policy, AdapterId source, DateTimeOffset start)
    {
        var text = FormattableString.Invariant($"{cluster}|{policy:D}|{source}|{start.UtcTicks}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, GuidLength));
    }
}
