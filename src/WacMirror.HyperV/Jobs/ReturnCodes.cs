using System.Collections.Frozen;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Jobs;

/// <summary>What Hyper-V's methods return and what their jobs end with; both use the same numbers.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/modifyresourcesettings-msvm-virtualsystemmanagementservice</summary>
internal static class ReturnCodes
{
    public const uint Done = 0;

    public const uint JobStarted = 4096;

    private const uint AccessDenied = 32769;
    private const uint InUse = 32774;
    private const uint NotAvailable = 32777;

    private static readonly FrozenDictionary<uint, string> Meanings = new Dictionary<uint, string>
    {
        [1] = "not supported",
        [2] = "failed",
        [3] = "timeout",
        [4] = "invalid parameter",
        [5] = "invalid state",
        [6] = "incompatible parameters",
        [32768] = "failed",
        [AccessDenied] = "access denied: the account needs to be an administrator or a Hyper-V administrator of the node",
        [32770] = "not supported",
        [32771] = "status unknown",
        [32772] = "timeout",
        [32773] = "invalid parameter",
        [InUse] = "the system is in use",
        [32775] = "invalid state for this operation; another operation on the machine may be running",
        [32776] = "incorrect data type",
        [NotAvailable] = "the system is not available",
        [32778] = "out of memory",
    }.ToFrozenDictionary();

    public static string Describe(uint code) =>
        $"code {code}, {Meanings.GetValueOrDefault(code, "unknown to Hyper-V's documentation")}";

    public static NodeFault FaultOf(uint code) => code switch
    {
        AccessDenied => NodeFault.AccessDenied,
        InUse or NotAvailable => NodeFault.Busy,
        _ => NodeFault.OperationFailed,
    };
}
