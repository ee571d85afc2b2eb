namespace WacMirror.Lab.Switching;

/// <summary>How a frame is addressed, as the counters tell it apart.</summary>
internal enum FrameKind
{
    Directed,
    Multicast,
    Broadcast,
}
