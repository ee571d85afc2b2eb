using System.Globalization;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Wsman;

/// <summary>Says what an administrator can do about a fault, with the codes to look up and the node's own words.</summary>
internal static class FaultText
{
    public static string Describe(NodeFault meaning, WsmanFault fault)
    {
        var codes = fault.Codes.Select(code => code.ToString("X8", CultureInfo.InvariantCulture)).Distinct();
        var known = string.Join(", ",
            new[] { fault.Subcode }
                .Concat(codes.Select(code => "0x" + code))
                .Append(fault.CimStatus is { } status ? $"CIM status {status}" : string.Empty)
                .Where(text => text.Length > 0));
        return $"{Advice(meaning)} ({known}); the node says: {(fault.Reason.Length > 0 ? fault.Reason : "nothing")}";
    }

    private static string Advice(NodeFault meaning) => meaning switch
    {
        NodeFault.AccessDenied =>
            "the account lacks the rights; it needs to be an administrator, or a Hyper-V administrator and remote "
            + "management user, of the node",
        NodeFault.AuthenticationFailed => "the credentials were refused; check account and password",
        NodeFault.NotFound => "the object, class or namespace is not there; see whether the role is installed",
        NodeFault.InvalidQuery => "the node does not take the query; see whether its Windows version has the class and its columns",
        NodeFault.SchemaViolation => "the node does not take the form of the request; report it with these codes and the node's Windows version",
        NodeFault.InvalidParameter => "the node does not take a value of the request; report it with these codes and the node's Windows version",
        NodeFault.QuotaLimit => "a limit of the node is reached; see its WinRM quotas and who else uses them",
        NodeFault.TimedOut => "the node did not finish in time; see whether it is overloaded",
        NodeFault.Unreachable => "the node's management endpoint is not available now; see whether the node is up",
        NodeFault.Busy =>
            "the node, or what provides the class, is occupied or not ready yet, as for a minute after a boot; if it "
            + "stays so, see whether the services winmgmt, vmms and clussvc run",
        _ => "the node failed inside; see its event logs of WinRM and Hyper-V-VMMS",
    };
}
