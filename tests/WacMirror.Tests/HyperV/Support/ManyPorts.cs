using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>A node in memory with many ports; every call starts a job that has ended when it is asked for.</summary>
internal sealed class ManyPorts
{
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string Template = @"Microsoft:Definition\776E0BA7-94A1-41C8-8F28-951F524251B5\Default";

    private readonly Dictionary<string, CimObject> settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ushort> jobs = [];

    public ManyPorts(int count, bool withSettings)
    {
        Adapters = [.. Enumerable.Range(1, count).Select(NewAdapter)];
        foreach (var adapter in withSettings ? Adapters : [])
            settings.Add(ConnectionOf(adapter), Setting(ConnectionOf(adapter) + @"\F\S"));
        Session = new ScriptedSession { OnQuery = Query, OnInvoke = Invoke, OnGet = Get };
        Writer = new RoleWriter(Session.Pool, Time);
    }

    public IReadOnlyList<Adapter> Adapters { get; }

    public ScriptedSession Session { get; }

    public ImpatientTime Time { get; } = new();

    public RoleWriter Writer { get; }

    /// <summary>Adapters whose setting the node refuses to write.</summary>
    public HashSet<AdapterId> Bad { get; } = [];

    public bool IsAtomic { get; set; }

    /// <summary>Thrown before anything else of a call.</summary>
    public Action<Invocation> OnCall { get; set; } = _ => { };

    /// <summary>Thrown before anything else of a query.</summary>
    public Action<string> OnAsked { get; set; } = _ => { };

    public IEnumerable<Invocation> Writes => Session.Invocations.Where(call => call.Method != "GetErrorEx");

    public Task<IReadOnlyList<RoleOutcome>> SetAsync(RoleSetting wanted, CancellationToken cancellationToken = default) =>
        Writer.WriteAsync("HV01", [.. Adapters.Select(adapter => new RoleChange(adapter, wanted))], cancellationToken);

    public void Forget(Adapter adapter) => settings.Remove(ConnectionOf(adapter));

    /// <summary>Octets of a call's envelope.</summary>
    public static int BytesOf(Invocation call) =>
        Wire.Requests.Invoke(call.Target, call.Method, call.Parameters).Content.Length;

    public static IEnumerable<CimObject> Embedded(Invocation call) => call.Parameters
        .Single(parameter => parameter.Name == "FeatureSettings").Value.AsItems
        .Select(item => ((CimValue.Embedded)item).Object);

    private static Adapter NewAdapter(int number) => new()
    {
        Id = new AdapterId(new Guid(number, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), new Guid(number, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2)),
        Kind = AdapterKind.VmNic,
        Name = "NIC",
        Node = "HV01",
        HasConnection = true,
    };

    private static string ConnectionOf(Adapter adapter) =>
        $@"Microsoft:{adapter.Id.Owner:D}\{adapter.Id.Nic:D}\C".ToUpperInvariant().Replace("MICROSOFT", "Microsoft", StringComparison.Ordinal);

    private static CimObject Setting(string id) => Rows.Of(
        Security, ("InstanceID", id), ("Caption", "Ethernet Switch Port Security Settings"),
        ("Description", "Represents the security feature setting data."),
        ("ElementName", "Ethernet Switch Port Security Settings"), ("AllowMacSpoofing", true),
        ("EnableDhcpGuard", false), ("EnableRouterGuard", false), ("MonitorMode", 0), ("MonitorSession", 0),
        ("AllowIeeePriorityTag", false), ("VirtualSubnetId", 0), ("AllowTeaming", false), ("TeamName", string.Empty),
        ("TeamNumber", 0), ("DynamicIPAddressLimit", 0), ("StormLimit", 0), ("EnableFixSpeed10G", false),
        ("Reserved", false));

    private IEnumerable<CimObject> Query(string wql)
    {
        OnAsked(wql);
        if (wql.Contains("FROM Msvm_ConcreteJob", StringComparison.Ordinal))
            return jobs
                .Where(job => job.Value != 7 || !wql.Contains("JobState<>7", StringComparison.Ordinal))
                .Select(job => Job(job.Key));
        if (wql.Contains("FROM Msvm_EthernetPort", StringComparison.Ordinal))
            return Adapters.Select(adapter => Rows.Of(string.Empty, ("InstanceID", ConnectionOf(adapter))));
        if (wql.Contains("LIKE '%", StringComparison.Ordinal))
            return [Setting(Template)];
        return wql.Contains("WHERE", StringComparison.Ordinal)
            ? settings.Values
            : settings.Values.Append(Setting(Template));
    }

    private CimMethodResult Invoke(Invocation call)
    {
        if (call.Method == "GetErrorEx")
            return new(0, Rows.Of("OUT", ("Errors", new[] { "<INSTANCE CLASSNAME=\"Msvm_Error\"/>" })));
        OnCall(call);
        var items = Embedded(call).Select(item => (Connection: OwnerOf(call, item), Item: item)).ToList();
        var bad = items.Where(item => Adapters.Any(
            adapter => Bad.Contains(adapter.Id) && ConnectionOf(adapter) == item.Connection)).ToList();
        foreach (var (connection, item) in bad.Count > 0 && IsAtomic ? [] : items.Except(bad))
            settings[connection] = item.With("InstanceID", CimType.String, CimValue.Of(connection + @"\F\S"));
        var id = $"JOB{jobs.Count}";
        jobs.Add(id, (ushort)(bad.Count > 0 ? 10 : 7));
        return new(4096, Rows.Of("OUT", ("Job", CimPath.Of(Wire.Ns, "Msvm_ConcreteJob", ("InstanceID", id)))));
    }

    private CimObject Get(CimPath path) => Job(path.Key("InstanceID")!);

    private CimObject Job(string id) => Rows.Of(
        "Msvm_ConcreteJob", ("InstanceID", id), ("JobState", jobs[id]), ("ErrorCode", jobs[id] == 7 ? 0 : 32773));

    private static string OwnerOf(Invocation call, CimObject item) =>
        call.Parameters.FirstOrDefault(parameter => parameter.Name == "AffectedConfiguration")?.Value
            is CimValue.Reference connection
            ? connection.Path.Key("InstanceID")!
            : item.Text("InstanceID")![..^4];
}
