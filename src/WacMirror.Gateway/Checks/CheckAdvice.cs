using WacMirror.Core.Reconciling;

namespace WacMirror.Gateway.Checks;

/// <summary>What an administrator does about a step that failed, by the fault's name.</summary>
internal static class CheckAdvice
{
    public static string For(string step, NodeFault fault) => fault switch
    {
        NodeFault.Unreachable =>
            "See whether the node is up, WinRM runs (winrm quickconfig) and its firewall lets this machine in.",
        NodeFault.TimedOut =>
            "See whether the node is overloaded; restarting its WMI service (winmgmt) helps when WMI hangs.",
        NodeFault.AuthenticationFailed =>
            "Check account and password. Kerberos needs the node's name, not its address, and clocks that agree; "
            + "Basic has to be allowed at the node (winrm get winrm/config/service/auth).",
        NodeFault.CertificateRejected =>
            "Have the node's certificate signed by an authority you trust, or name the authority or the thumbprint in 'trust'.",
        NodeFault.AccessDenied => Rights(step),
        NodeFault.NotFound or NodeFault.InvalidQuery => Missing(step),
        NodeFault.QuotaLimit =>
            "The node's WinRM limits are reached; lower limits.operations or raise them (winrm get winrm/config).",
        NodeFault.Busy => "Try again in a minute; after a restart the node's providers take a while.",
        _ => "Run 'wacmirror probe' against the node and send its report.",
    };

    private static string Rights(string step) => step switch
    {
        "cluster" => "Grant the account access to the cluster (Grant-ClusterAccess -User ACCOUNT -Full).",
        "counters" => "Put the account into the node's group Performance Monitor Users.",
        "virtualization" or "roles" => "Put the account into the node's group Hyper-V Administrators.",
        _ => "Put the account into the node's groups Remote Management Users and Hyper-V Administrators, or make it "
            + "an administrator of the node.",
    };

    private static string Missing(string step) => step switch
    {
        "cluster" => "The node is in no failover cluster, or its cluster service is not running; "
            + "without a cluster, use kind servers.",
        "counters" => "The node's performance classes are missing; rebuild them with lodctr /R.",
        "virtualization" or "roles" => "The node has no Hyper-V role, or its management service (vmms) is not running.",
        _ => "See whether this is a Windows server with WinRM.",
    };
}
