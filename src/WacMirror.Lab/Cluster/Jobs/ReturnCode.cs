namespace WacMirror.Lab.Cluster.Jobs;

/// <summary>The return values and job error codes of Hyper-V's management classes (win32 docs, HyperV_v2).</summary>
internal static class ReturnCode
{
    public const uint Done = 0;
    public const uint JobStarted = 4096;
    public const ushort Failed = 32768;
    public const ushort InvalidParameter = 32773;
    public const ushort InvalidState = 32775;
}
