using System.Collections.Immutable;
using WacMirror.Cim;
using WacMirror.Core.Reconciling;

namespace WacMirror.HyperV.Classes;

/// <summary>A rule about where groups are placed. Windows Server 2022 and later.
/// https://learn.microsoft.com/powershell/module/failoverclusters/new-clusteraffinityrule</summary>
public sealed record AffinityRuleRow(string Name, uint? RuleType, ImmutableArray<string> Groups, uint? Enabled)
{
    public const string ClassName = "MSCluster_AffinityRule";

    /// <summary>Without columns: an older build lacks some of them, and a query that names one fails there.</summary>
    public static CimTable<AffinityRuleRow> Table { get; } = new(
        CimNamespaces.FailoverCluster, ClassName, [],
        instance => new AffinityRuleRow(
            instance.Required("Name"),
            instance.Unsigned32("RuleType"),
            instance.Texts("Groups"),
            instance.Unsigned32("Enabled")));

    /// <summary>The class itself, which carries the method that makes a rule.</summary>
    public static CimPath Class { get; } = CimPath.Of(CimNamespaces.FailoverCluster, ClassName);

    public static CimPath PathOf(string name) => CimPath.Of(CimNamespaces.FailoverCluster, ClassName, ("Name", name));

    public AffinityRule ToRule() => new(Name, (AffinityKind)(RuleType ?? 0), Groups, Enabled is not 0);
}
