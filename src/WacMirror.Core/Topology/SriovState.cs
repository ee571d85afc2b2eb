namespace WacMirror.Core.Topology;

/// <summary>Whether an adapter's traffic may bypass the virtual switch, where nothing can mirror it.</summary>
public enum SriovState
{
    Off,

    /// <summary>Asked for (IOVOffloadWeight above 0), no virtual function carries traffic now.</summary>
    Configured,

    /// <summary>A virtual function carries the traffic (IovVfDataPathActive).</summary>
    Active,
}
