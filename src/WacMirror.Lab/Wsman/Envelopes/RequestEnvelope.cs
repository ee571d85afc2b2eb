using System.Collections.Immutable;
using System.Xml.Linq;

namespace WacMirror.Lab.Wsman.Envelopes;

/// <summary>A request, read but not yet understood.</summary>
/// <param name="Action">What to do; null only for Identify, which has no addressing headers.</param>
/// <param name="MessageId">What the answer relates to.</param>
/// <param name="ResourceUri">The class.</param>
/// <param name="Subscription">The subscription that Renew and Unsubscribe mean.</param>
/// <param name="Selectors">The object, and the namespace in the DMTF form.</param>
/// <param name="MaxEnvelopeSize">The largest answer the client takes, in octets.</param>
/// <param name="Timeout">How long the client waits.</param>
/// <param name="NotUnderstood">A header that must be understood and is not known here, or null.</param>
/// <param name="Missing">A header that every request but Identify needs and this one lacks, or null.</param>
/// <param name="Body">The body's only element, or null.</param>
internal sealed record RequestEnvelope(
    string? Action,
    string? MessageId,
    string? ResourceUri,
    string? Subscription,
    ImmutableArray<Selector> Selectors,
    int? MaxEnvelopeSize,
    TimeSpan? Timeout,
    string? NotUnderstood,
    string? Missing,
    XElement? Body)
{
    public bool IsIdentify => Body?.Name == XName.Get("Identify", Uris.Identity);
}
