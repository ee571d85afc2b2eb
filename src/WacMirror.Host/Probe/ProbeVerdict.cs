namespace WacMirror.Host.Probe;

/// <summary>What reading alone says of an assumption.</summary>
internal enum ProbeVerdict
{
    Confirmed,
    Contradicted,

    /// <summary>It takes a change, traffic, a move or an older Windows to tell; the lab note says what.</summary>
    NotDecidable,
}
