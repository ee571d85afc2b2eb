using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Host.Probe.Checks;

/// <summary>What the node's WinRM says and to whom.</summary>
internal static class WireChecks
{
    public static ImmutableArray<ProbeCheck> All { get; } =
    [
        new("fault-codes", "Faults carry the codes by which they are named.", FaultsAsync),
        new("envelope-size", "A node takes envelopes of 500 KB.", EnvelopeAsync),
        new("hyper-v-administrators", "Hyper-V Administrators who are Remote Management Users need no more.", RightsAsync),
        new("signing-in-over-https", "Kerberos and NTLM work over HTTPS.", SigningInAsync),
        new("query-limits", "A query may have forty ORs.", OrsAsync),
        new("windows-client", "Windows' own client names faults as ours does.", ClientAsync),
    ];

    private static async Task<ProbeAnswer> FaultsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        ImmutableArray<(string What, string Namespace, Wql Query, NodeFault Expected)> wrong =
        [
            ("an unknown class", CimNamespaces.Virtualization, Wql.Select("Msvm_NoSuchClass"), NodeFault.NotFound),
            ("an unknown namespace", "root/nosuchnamespace", Wql.Select("Msvm_ComputerSystem"), NodeFault.NotFound),
            ("an unknown column", CimNamespaces.Virtualization, Wql.Select("Msvm_ComputerSystem", "NoSuchColumn"),
                NodeFault.InvalidQuery),
        ];
        var seen = ImmutableArray.CreateBuilder<string>();
        var isAsExpected = true;
        foreach (var (what, ns, query, expected) in wrong)
        {
            var (fault, detail) = await FaultOfAsync(target, ns, query, cancellationToken);
            isAsExpected &= fault == expected;
            seen.Add($"{what}: {fault?.ToString() ?? "no fault"}, expected {expected}. {detail}");
        }
        return new ProbeAnswer(isAsExpected ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted, seen.ToImmutable());
    }

    private static async Task<(NodeFault? Fault, string Detail)> FaultOfAsync(
        ProbeTarget target, string ns, Wql query, CancellationToken cancellationToken)
    {
        try
        {
            var rows = await target.QueryAsync(ns, query, cancellationToken);
            return (null, $"{rows.Length} rows");
        }
        catch (NodeException error)
        {
            return (error.Fault, error.Detail);
        }
    }

    private static Task<ProbeAnswer> EnvelopeAsync(ProbeTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(new ProbeAnswer(
            ProbeVerdict.NotDecidable, "the limit is not part of CIM; winrm get winrm/config shows MaxEnvelopeSizekb"));

    /// <summary>Whoever is asked this has let us in.</summary>
    private static Task<ProbeAnswer> SigningInAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var (address, credential) = (target.Endpoint.Address, target.Endpoint.Credential);
        return Task.FromResult(new ProbeAnswer(
            address.Scheme == Uri.UriSchemeHttps && credential is not NodeCredential.Basic
                ? ProbeVerdict.Confirmed
                : ProbeVerdict.NotDecidable,
            $"signed in over {address.Scheme} by {credential.GetType().Name}"));
    }

    private static async Task<ProbeAnswer> OrsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var seen = ImmutableArray.CreateBuilder<string>();
        var areTaken = true;
        foreach (var count in (int[])[2, 10, 20, 40, 80])
        {
            var nobodys = Enumerable.Range(1, count).Select(at => InstanceIds.PrefixOf(new Guid(at, 0, 0, new byte[8])));
            var query = Wql.Select(SecuritySetting.ClassName, "InstanceID").WhereAnyPrefix("InstanceID", [.. nobodys]);
            var (fault, detail) = await FaultOfAsync(target, CimNamespaces.Virtualization, query, cancellationToken);
            areTaken &= count > 40 || fault is null;
            seen.Add($"{count} ORs: {(fault is null ? "taken" : $"{fault}: {detail}")}");
        }
        return new ProbeAnswer(areTaken ? ProbeVerdict.Confirmed : ProbeVerdict.Contradicted, seen.ToImmutable());
    }

    private static Task<ProbeAnswer> ClientAsync(ProbeTarget target, CancellationToken cancellationToken) =>
        Task.FromResult(new ProbeAnswer(ProbeVerdict.NotDecidable, $"this report was asked by {target.Endpoint.Transport}"));

    private static async Task<ProbeAnswer> RightsAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        ImmutableArray<(string Namespace, string Class)> wanted =
        [
            (CimNamespaces.Virtualization, "Msvm_ComputerSystem"),
            (CimNamespaces.Virtualization, SecuritySetting.ClassName),
            (CimNamespaces.Virtualization, "Msvm_VirtualSystemManagementService"),
            (CimNamespaces.Virtualization, "Msvm_VirtualEthernetSwitchManagementService"),
            (CimNamespaces.Performance, PerfCounterRow.Nics.ClassName),
            (CimNamespaces.FailoverCluster, "MSCluster_ResourceGroup"),
        ];
        var seen = ImmutableArray.CreateBuilder<string>();
        foreach (var (ns, name) in wanted)
        {
            var (fault, detail) = await FaultOfAsync(target, ns, Wql.Select(name), cancellationToken);
            seen.Add($"{name}: {(fault is null ? detail : $"{fault}: {detail}")}");
        }
        seen.Add("which groups the account is in is for the operator to add");
        return new ProbeAnswer(ProbeVerdict.NotDecidable, seen.ToImmutable());
    }
}
