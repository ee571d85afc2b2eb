using System.Text.Json;

namespace WacMirror.SystemTests.Plugin;

/// <summary>A walk through every operation of the API, as a person would do it; ends as it began.</summary>
internal static class ApiWalk
{
    private const string Policies = "/api/clusters/{cluster}/policies";

    private const string Document = """
        {
          "name": "Databases", "mode": "observe", "reason": "CHG-1",
          "sources": { "any": [ { "vm": "SQL01" } ] },
          "destinations": { "any": [ { "vm": "COLLECTOR-*", "adapter": "Capture" } ] }
        }
        """;

    private const string Elsewhere = """
        { "id": "elsewhere", "name": "ELSEWHERE", "nodes": [ { "name": "HV99", "address": "127.0.0.1", "port": 1 } ] }
        """;

    public static ApiStep[] Steps { get; } =
    [
        new("Health", "GET", "/healthz") { Status = 200 },
        new("ReadSession", "GET", "/api/session") { Status = 200 },
        new("ListClusters", "GET", "/api/clusters") { Status = 200, IsLive = true },
        new("ListAdapters", "GET", "/api/clusters/{cluster}/adapters?vm=SQL01") { Status = 200 },
        new("ListAdapters", "GET", "/api/clusters/{cluster}/adapters?colour=red") { Status = 400 },
        new("ReadCounters", "GET", "/api/clusters/{cluster}/counters?ids={adapter}") { Status = 200, IsLive = true },
        new("ReadPolicySchema", "GET", Policies + "/schema") { Status = 200 },
        new("PreviewPolicy", "POST", Policies + "/preview", Document) { Status = 200, IsLive = true },
        new("CreatePolicy", "POST", Policies, """{ "name": "" }""") { Status = 400 },
        new("CreatePolicy", "POST", Policies, Document) { Status = 201, Then = KeepPolicyAsync },
        new("ListPolicies", "GET", Policies) { Status = 200, IsLive = true },
        new("ReadPolicy", "GET", Policies + "/{policy}") { Status = 200, IsLive = true },
        new("ReplacePolicy", "PUT", Policies + "/{policy}?revision=99", Document) { Status = 409 },
        new("ReplacePolicy", "PUT", Policies + "/{policy}?revision={revision}", Document.Replace("CHG-1", "CHG-2", StringComparison.Ordinal))
        {
            Status = 200,
        },
        new("ReadPolicyPlan", "GET", Policies + "/{policy}/plan") { Status = 200, IsLive = true },
        new("ApplyPolicy", "POST", Policies + "/{policy}/apply", """{ "confirmWithinSeconds": 600 }""")
        {
            Status = 202,
            IsLive = true,
            Then = (side, cancellationToken) => side.RoleAsync("Source", cancellationToken),
        },
        new("ConfirmPolicy", "POST", Policies + "/{policy}/confirm") { Status = 200, IsLive = true },
        new("AdoptRoles", "POST", Policies + "/{policy}/adopt", """{ "release": "LeaveAsFound" }""") { Status = 200, IsLive = true },
        new("AdoptRoles", "POST", Policies + "/{policy}/adopt", """{ "adapters": ["x"] }""") { Status = 400 },
        new("ListFindings", "GET", "/api/clusters/{cluster}/findings") { Status = 200, IsLive = true },
        new("ReadCoverage", "GET", "/api/clusters/{cluster}/coverage") { Status = 200, IsLive = true },
        new("ListBlindIntervals", "GET", "/api/clusters/{cluster}/coverage/intervals") { Status = 200, IsLive = true },
        new("ListLedger", "GET", "/api/clusters/{cluster}/ledger") { Status = 200, IsLive = true },
        new("UndoPolicy", "POST", Policies + "/{policy}/undo")
        {
            Status = 202,
            IsLive = true,
            Then = (side, cancellationToken) => side.RoleAsync("None", cancellationToken),
        },
        new("ListPolicyHistory", "GET", Policies + "/{policy}/history") { Status = 200 },
        new("RestorePolicyRevision", "POST", Policies + "/{policy}/history/{revision}/restore")
        {
            Status = 200,
            IsLive = true,
            Then = KeepPolicyAsync,
        },
        new("EndPolicy", "DELETE", Policies + "/{policy}") { Status = 400 },
        new("EndPolicy", "DELETE", Policies + "/{policy}?revision={revision}") { Status = 202, IsLive = true },
        new("SetRole", "PUT", "/api/clusters/{cluster}/adapters/{adapter}/role", """{ "role": "Both" }""") { Status = 400 },
        new("SetRole", "PUT", "/api/clusters/{cluster}/adapters/{second}/role", """{ "role": "Source" }""") { Status = 200 },
        new("SetRole", "PUT", "/api/clusters/{cluster}/adapters/{second}/role", """{ "role": "None" }""") { Status = 200 },
        new("ListAudit", "GET", "/api/clusters/{cluster}/audit?limit=5") { Status = 200, IsLive = true },
        new("ReadClusterConfiguration", "GET", "/api/clusters/configuration") { Status = 200 },
        new("TestClusterDefinition", "POST", "/api/clusters/test", """{ "name": "" }""") { Status = 400 },
        new("TestCluster", "POST", "/api/clusters/{cluster}/test") { Status = 200, IsLive = true },
        new("AddCluster", "POST", "/api/clusters", Elsewhere) { Status = 201 },
        new("AddCluster", "POST", "/api/clusters", Elsewhere) { Status = 400 },
        new("RemoveCluster", "DELETE", "/api/clusters/elsewhere") { Status = 204 },
        new("RemoveCluster", "DELETE", "/api/clusters/elsewhere") { Status = 404 },
        // The lab is the host's own, and not there without one.
        new("LabTopology", "GET", "/lab/topology") { Status = 404 },
        new("LabPing", "POST", "/lab/ping", "{}") { Status = 404 },
        new("LabMove", "POST", "/lab/vms/SQL01/move", "{}") { Status = 404 },
        new("LabVm-start", "POST", "/lab/vms/SQL01/start") { Status = 404 },
        new("LabVm-stop", "POST", "/lab/vms/SQL01/stop") { Status = 404 },
        new("LabVm-restart", "POST", "/lab/vms/SQL01/restart") { Status = 404 },
        new("LabNode-drain", "POST", "/lab/nodes/HV01/drain") { Status = 404 },
        new("LabNode-crash", "POST", "/lab/nodes/HV01/crash") { Status = 404 },
        new("LabNode-start", "POST", "/lab/nodes/HV01/start") { Status = 404 },
        new("LabCapture", "GET", "/lab/adapters/{adapter}/capture") { Status = 404 },
    ];

    /// <summary>The id of the policy, and the revision that the next change is based on.</summary>
    private static async Task KeepPolicyAsync(ApiSide side, CancellationToken cancellationToken)
    {
        var answer = await side.Send(HttpMethod.Get, side.Fill(Policies), null);
        var policy = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken)).RootElement
            .GetProperty("items").EnumerateArray().Single();
        side.Names["policy"] = policy.GetProperty("id").GetString()!;
        side.Names["revision"] = policy.GetProperty("revision").ToString();
    }
}
