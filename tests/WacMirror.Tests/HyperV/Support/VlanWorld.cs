using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.Core.Topology;
using WacMirror.HyperV.Nodes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.Tests.HyperV.Support;

/// <summary>One adapter with a VLAN setting on a node in memory; methods end without jobs.</summary>
internal sealed class VlanWorld
{
    private const string ClassName = "Msvm_EthernetSwitchPortVlanSettingData";
    private const string SettingId = PortWorld.ConnectionId + @"\952C5004-4465-451C-8CB8-FA9AB382B773\S";

    public VlanWorld() => Session = new ScriptedSession { OnQuery = Query, OnInvoke = Invoke };

    public ScriptedSession Session { get; }

    public CimObject? Setting { get; set; }

    /// <summary>The methods that are refused, by the number of the call among those of its name.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>What a refused method returns.</summary>
    public uint RefusalCode { get; set; } = 32773;

    /// <summary>What every query ends with once the setting was removed.</summary>
    public NodeException? FailureAfterRemoval { get; set; }

    public IEnumerable<string> Methods => Session.Invocations.Select(call => call.Method[..^"FeatureSettings".Length]);

    /// <summary>As a node sends it: no types, one element looks like a scalar, an empty array is absent.</summary>
    public static CimObject NewSetting(ushort mode, params (string Name, object? Value)[] values) => Rows.Of(
        ClassName,
        [("InstanceID", SettingId), ("Caption", "VLAN 設定"), ("OperationMode", mode), ("PvlanMode", null), .. values]);

    /// <summary>Runs before each method.</summary>
    public Action OnInvoke { get; set; } = () => { };

    public async Task<TrunkOutcome> SetAsync(TrunkGoal goal, SavedSetting? expected = null)
    {
        var outcomes = await new TrunkWriter(Session.Pool, new ImpatientTime()).WriteAsync(
            "HV01", [new TrunkChange(Nic, goal) { Expected = expected }], CancellationToken.None);
        return outcomes.Single();
    }

    public async Task<TrunkReading> ReadAsync()
    {
        var readings = await new TrunkWriter(Session.Pool, new ImpatientTime()).ReadAsync("HV01", [Nic], CancellationToken.None);
        return readings.Single();
    }

    private static Adapter Nic { get; } = new()
    {
        Id = PortWorld.Id, Kind = AdapterKind.VmNic, Name = "NIC", Node = "HV01",
    };

    private IEnumerable<CimObject> Query(string wql)
    {
        if (FailureAfterRemoval is not null && Methods.Contains("Remove"))
            throw FailureAfterRemoval;
        if (wql.Contains("FROM Msvm_EthernetPortAllocation", StringComparison.Ordinal))
            return [Rows.Of(string.Empty, ("InstanceID", PortWorld.ConnectionId))];
        if (wql.Contains("LIKE '%", StringComparison.Ordinal))
            return [NewSetting(0).With("InstanceID", CimType.String, CimValue.Of(@"Microsoft:Definition\X\Default"))];
        return Setting is null ? [] : [Setting];
    }

    private CimMethodResult Invoke(Invocation call)
    {
        var number = Session.Invocations.Count(other => other.Method == call.Method);
        OnInvoke();
        if (Refused.Contains(call.Method) || Refused.Contains($"{call.Method} {number}"))
            return Answer(RefusalCode);
        Setting = call.Method == "RemoveFeatureSettings" ? Removed(call) : Written(call);
        return Answer(0);
    }

    private static CimObject? Removed(Invocation call)
    {
        var items = call.Parameters.Single().Value.AsItems;
        Assert.That(((CimValue.Reference)items.Single()).Path.Key("InstanceID"), Is.EqualTo(SettingId));
        return null;
    }

    private static CimObject Written(Invocation call) => CimXml.Read(CimXml.Write(PortWorld.Embedded(call)))
        .With("InstanceID", CimType.String, CimValue.Of(SettingId));

    private static CimMethodResult Answer(uint code) => new(code, Rows.Of("OUT", ("ReturnValue", code)));
}
