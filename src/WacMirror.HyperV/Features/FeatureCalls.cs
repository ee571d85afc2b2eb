using System.Collections.Immutable;
using System.Text;
using WacMirror.Cim;
using WacMirror.HyperV.Wsman;

namespace WacMirror.HyperV.Features;

/// <summary>Makes the calls that bring settings to what is wanted: Modify in chunks, Add and Remove one by one.
/// Pure.</summary>
internal static class FeatureCalls
{
    /// <summary>Octets of settings in one call: an envelope that a node takes, less room for its header and for what a
    /// transport wraps around it. An escaped security setting is about 2.5 KB, so some 190 go together. Less, and a
    /// large batch takes more calls; more, and the node refuses the envelope.</summary>
    private const int ChunkBytes = WsmanLimits.EnvelopeBytes - 32_000;

    /// <summary>Settings in one call, however small: one job does them all, and a bad one among them costs a search.
    /// Fewer cost round trips; more keep the provider busy with one call for longer.</summary>
    private const int ChunkItems = 256;

    /// <summary>What stands around a setting in the envelope: its element, which is repeated.</summary>
    private const int ElementBytes = 40;

    public static FeatureCall Add(FeatureItem item, CimObject whole) => Of(
        item, SettingsOwner.Add, new("AffectedConfiguration", CimType.Reference, CimValue.Of(item.Connection)), Embed([whole]));

    public static FeatureCall Remove(FeatureKind kind, FeatureItem item, CimObject setting) => Of(
        item, SettingsOwner.Remove,
        new CimProperty(
            "FeatureSettings", CimType.Reference, new CimValue.List([CimValue.Of(kind.PathOf(setting))]), IsArray: true));

    /// <summary>As few calls as the bounds allow, each with settings of one owner.</summary>
    public static IEnumerable<FeatureCall> Modify(IEnumerable<(FeatureItem Item, CimObject Whole)> changes) =>
        from owner in changes.GroupBy(change => SettingsOwner.Of(change.Item.Change.Adapter.Kind))
        from chunk in Chunks(owner)
        select new FeatureCall(
            new(owner.Key, SettingsOwner.Modify, [Embed(chunk.Select(change => change.Whole))]),
            [.. chunk.Select(change => change.Item)]);

    private static IEnumerable<IReadOnlyList<(FeatureItem Item, CimObject Whole)>> Chunks(
        IEnumerable<(FeatureItem Item, CimObject Whole)> changes)
    {
        var chunk = new List<(FeatureItem, CimObject)>();
        var bytes = 0;
        foreach (var change in changes)
        {
            var size = ElementBytes + EscapedBytes(CimXml.Write(change.Whole));
            if (chunk.Count > 0 && (chunk.Count == ChunkItems || bytes + size > ChunkBytes))
            {
                yield return chunk;
                (chunk, bytes) = ([], 0);
            }
            chunk.Add(change);
            bytes += size;
        }
        if (chunk.Count > 0)
            yield return chunk;
    }

    /// <summary>Octets of the text as an element's content.</summary>
    private static int EscapedBytes(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        foreach (var character in text.AsSpan())
            bytes += character switch
            {
                '<' or '>' => 3,
                '&' or '\r' => 4,
                _ => 0,
            };
        return bytes;
    }

    private static FeatureCall Of(FeatureItem item, string method, params ImmutableArray<CimProperty> parameters) =>
        new(new(SettingsOwner.Of(item.Change.Adapter.Kind), method, parameters), [item]);

    private static CimProperty Embed(IEnumerable<CimObject> settings) =>
        new("FeatureSettings", CimType.Instance, new CimValue.List([.. settings.Select(CimValue.Of)]), IsArray: true);
}
