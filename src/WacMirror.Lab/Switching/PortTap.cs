namespace WacMirror.Lab.Switching;

/// <summary>Which way a captured frame went, seen from the port's owner.</summary>
public enum FrameDirection
{
    Received,
    Sent,
}

/// <summary>Watches a port: sees every frame that its owner sent or received, on the fabric's thread. The frame is
/// lent for the call.</summary>
public abstract class PortTap
{
    public abstract void OnFrame(FrameDirection direction, Frame frame, ushort tci);
}
