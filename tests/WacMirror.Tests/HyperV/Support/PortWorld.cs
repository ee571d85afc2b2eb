using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>One adapter on a node in memory, whose write takes the course that a test wants.</summary>
internal sealed class PortWorld
{
    public const string JobId = "00000000-0000-4000-8000-0000000000AA";

    public static readonly AdapterId Id = new(
        Guid.Parse("11111111-1111-4111-8111-111111111111"), Guid.Parse("22222222-2222-4222-8222-222222222222"));

    public const string ConnectionId =
        @"Microsoft:11111111-1111-4111-8111-111111111111\22222222-2222-4222-8222-222222222222\C";

    public PortWorld() => Session = new ScriptedSession { OnQuery = Query, OnInvoke = Invoke, OnGet = Get };

    public ScriptedSession Session { get; }

    public ImpatientTime Time { get; } = new();

    /// <summary>The attached security setting; null without one.</summary>
    public CimObject? Setting { get; set; }

    public bool HasConnection { get; set; } = true;

    /// <summary>Whether the snapshot that the change rests on showed a connection.</summary>
    public bool HadConnection { get; set; }

    /// <summary>Whether that snapshot showed a setting; null where it showed what is there.</summary>
    public bool? HadSetting { get; set; }

    public bool HasTemplate { get; set; } = true;

    /// <summary>Whether writes take effect.</summary>
    public bool TakesWrites { get; set; } = true;

    /// <summary>Thrown instead of an answer, after the write took effect or not.</summary>
    public NodeException? LostAnswer { get; set; }

    public uint ReturnValue { get; set; }

    /// <summary>What GetErrorEx of the job answers; a fault without.</summary>
    public string[]? JobErrors { get; set; }

    /// <summary>What each poll of the job finds; NotFound is a list without it.</summary>
    public Queue<Func<CimObject>> JobStates { get; } = new();

    /// <summary>What every query ends with.</summary>
    public NodeException? Failure { get; set; }

    public Func<NodeException>? ReadBackFailure { get; set; }

    public static CimObject NewSetting(byte mode, byte session = 0, bool spoofing = true) => Rows.Of(
        "Msvm_EthernetSwitchPortSecuritySettingData",
        ("InstanceID", ConnectionId + @"\776E0BA7-94A1-41C8-8F28-951F524251B5\77A43184-0000-4000-8000-000000000000"),
        ("Caption", "Sicherheitseinstellungen"), ("AllowMacSpoofing", spoofing), ("EnableDhcpGuard", false),
        ("MonitorMode", mode), ("MonitorSession", session), ("VirtualSubnetId", 0), ("TeamName", null),
        ("BrandNewInWindows2031", 7));

    public static Func<CimObject> Job(ushort state, uint error = 0, string? description = null) => () => Rows.Of(
        "Msvm_ConcreteJob", ("InstanceID", JobId), ("JobState", state), ("ErrorCode", error), ("ErrorDescription", description));

    public static Func<CimObject> JobFault(NodeFault fault) => () => throw new NodeException(fault, "HV01", "Get", "x");

    public async Task<RoleOutcome> SetAsync(
        RoleSetting wanted, AdapterKind kind = AdapterKind.VmNic, RoleSetting? expected = null)
    {
        var adapter = new Adapter
        {
            Id = Id,
            Kind = kind,
            Name = "NIC",
            Node = "HV01",
            HasConnection = HadConnection,
            HasSecuritySetting = HadSetting ?? Setting is not null,
        };
        var outcomes = await new RoleWriter(Session.Pool, Time)
            .WriteAsync("HV01", [new RoleChange(adapter, wanted) { Expected = expected }], CancellationToken.None);
        return outcomes.Single();
    }

    private IEnumerable<CimObject> Query(string wql)
    {
        if (Failure is not null)
            throw Failure;
        if (wql.Contains("FROM Msvm_ConcreteJob", StringComparison.Ordinal))
            return Poll();
        if (wql.Contains("FROM Msvm_EthernetPortAllocationSettingData", StringComparison.Ordinal))
            return HasConnection
                ? [Rows.Of(string.Empty, ("InstanceID", ConnectionId), ("EnabledState", 2))]
                : [];
        if (wql.Contains(@"LIKE '%\\Default'", StringComparison.Ordinal))
            return HasTemplate
                ? [NewSetting(0, spoofing: false).With("InstanceID", CimType.String, CimValue.Of(@"Microsoft:Definition\X\Default"))]
                : [];
        if (ReadBackFailure is not null && Session.Invocations.Count > 0)
            throw ReadBackFailure();
        return Setting is null ? [] : [Setting];
    }

    private CimMethodResult Invoke(Invocation call)
    {
        if (call.Method == "GetErrorEx")
            return JobErrors is { } texts
                ? new CimMethodResult(0, Rows.Of("M_OUTPUT", ("Errors", texts), ("ReturnValue", 0)))
                : throw new NodeException(NodeFault.InvalidParameter, "HV01", "Invoke", "no such method");
        if (TakesWrites)
            Setting = Attached(CimXml.Read(CimXml.Write(Embedded(call))));
        if (LostAnswer is not null)
            throw LostAnswer;
        return new CimMethodResult(ReturnValue, Rows.Of("M_OUTPUT",
            ("Job", CimPath.Of(Wire.Ns, "Msvm_ConcreteJob", ("InstanceID", JobId))), ("ReturnValue", ReturnValue)));
    }

    // A node gives what was added an id of its own.
    private static CimObject Attached(CimObject setting) => setting.With(
        "InstanceID", CimType.String, NewSetting(0)["InstanceID"]);

    private IEnumerable<CimObject> Poll()
    {
        try
        {
            return JobStates.Count == 0 ? [] : [Next()];
        }
        catch (NodeException error) when (error.Fault is NodeFault.NotFound)
        {
            return [];
        }
    }

    private CimObject Get(CimPath path)
    {
        Assert.That(path.Key("InstanceID"), Is.EqualTo(JobId));
        return Next();
    }

    private CimObject Next() => JobStates.Count > 1 ? JobStates.Dequeue()() : JobStates.Peek()();

    public static CimObject Embedded(Invocation call) =>
        ((CimValue.Embedded)call.Parameters.Single(parameter => parameter.Name == "FeatureSettings").Value.AsItems.Single())
        .Object;
}
