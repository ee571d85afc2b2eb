namespace WacMirror.HyperV.Classes;

/// <summary>The CIM namespaces that are read, as WS-Man writes them.</summary>
public static class CimNamespaces
{
    public const string Virtualization = "root/virtualization/v2";

    public const string Performance = "root/cimv2";

    public const string FailoverCluster = "root/MSCluster";
}
