namespace WacMirror.Core.Coverage;

/// <summary>Why no copy reaches a collector.</summary>
public enum BlindReason
{
    /// <summary>No collector of a group is a destination on the source's switch.</summary>
    NoDestination,

    /// <summary>The source itself has no role yet that copies it.</summary>
    SourceNotSet,

    /// <summary>The collector's VLAN setting does not let the source's frames pass.</summary>
    VlanBlocked,

    /// <summary>The source's traffic passes beside the virtual switch.</summary>
    SriovBypass,

    /// <summary>The source is an uplink, and the capture extension is off.</summary>
    CaptureExtensionOff,

    /// <summary>The source leads to no switch.</summary>
    NotConnected,

    /// <summary>The collector's machine does not run.</summary>
    CollectorOff,

    /// <summary>Copies should be possible, and the collector does not receive what the sources send.</summary>
    NotArriving,
}
