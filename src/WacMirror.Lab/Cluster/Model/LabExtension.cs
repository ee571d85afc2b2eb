using System.Collections.Immutable;

namespace WacMirror.Lab.Cluster.Model;

/// <summary>An extension of a virtual switch (Msvm_EthernetSwitchExtension).</summary>
/// <param name="id">The extension, the same on every switch.</param>
/// <param name="name">For a person; localised on real nodes.</param>
/// <param name="type">1 capture, 2 filter, 3 forwarding.</param>
/// <param name="isEnabled">Whether it is on at first.</param>
internal sealed class LabExtension(Guid id, string name, byte type, bool isEnabled)
{
    private static readonly Guid Capture = Guid.Parse("EA24CD6C-D17A-4348-9190-09F0D5BE83DD");

    public Guid Id { get; } = id;

    public string Name { get; } = name;

    public byte Type { get; } = type;

    public bool IsNdisCapture => Id == Capture;

    /// <summary>Read and written under the lab's gate.</summary>
    public bool IsEnabled { get; set; } = isEnabled;

    /// <summary>What Windows puts on a new switch: NDIS capture off, the filtering platform on.</summary>
    public static ImmutableArray<LabExtension> NativeSet() =>
    [
        new(Capture, "Microsoft NDIS Capture", 1, false),
        new(Guid.Parse("E7C3B2F0-F3C5-48DF-AF2B-10FED6D72E7A"), "Microsoft Windows Filtering Platform", 2, true),
    ];
}
