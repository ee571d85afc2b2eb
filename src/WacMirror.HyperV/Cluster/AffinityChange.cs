using WacMirror.Cim;
using WacMirror.Core.Reconciling;
using WacMirror.HyperV.Classes;
using WacMirror.HyperV.Sessions;

namespace WacMirror.HyperV.Cluster;

/// <summary>
/// The calls that lead from one state of a rule to another. Methods as generated from real servers:
/// CreateAffinityRule (of the class), SetAffinityRule, AddGroupToAffinityRule, RemoveGroupFromAffinityRule,
/// RemoveAffinityRule (of the rule). A rule that was just made can be unknown to the cluster for some seconds.
/// </summary>
internal sealed class AffinityChange(ICimSession session, string node, string name, TimeProvider time)
{
    /// <summary>Fewer, and a fresh rule on a busy cluster is given up before it can be filled; more, and a rule that
    /// somebody removed is waited for.</summary>
    public const int Attempts = 5;

    /// <summary>Shorter asks more often than the cluster changes its mind; longer is felt by whoever waits.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CimPath rule = AffinityRuleRow.PathOf(name);

    /// <summary>Not cancellable: half a rule would hold other groups together than anybody wanted. Null when every call
    /// succeeded.</summary>
    public async Task<NodeException?> TryApplyAsync(AffinityRule? before, AffinityRule? wanted)
    {
        try
        {
            if (wanted is null)
                await CallAsync(rule, "RemoveAffinityRule");
            else
                await ApplyAsync(before ?? await CreateAsync(wanted), wanted);
            return null;
        }
        catch (NodeException error)
        {
            return error;
        }
    }

    private async Task<AffinityRule> CreateAsync(AffinityRule wanted)
    {
        await CallAsync(
            AffinityRuleRow.Class,
            "CreateAffinityRule",
            new("Name", CimType.String, CimValue.Of(name)),
            new("RuleType", CimType.UInt32, CimValue.Of((ulong)wanted.Kind)));
        return new AffinityRule(name, wanted.Kind, []);
    }

    private async Task ApplyAsync(AffinityRule before, AffinityRule wanted)
    {
        // First what leaves: a rule must at no time hold together more than it does before or after.
        before = await LeaveAsync(before, wanted);
        if ((before.Kind, before.IsEnabled) != (wanted.Kind, wanted.IsEnabled))
            await RetryAsync(() => CallAsync(
                rule,
                "SetAffinityRule",
                new("RuleType", CimType.UInt32, CimValue.Of((ulong)wanted.Kind)),
                new("Enabled", CimType.UInt32, CimValue.Of(wanted.IsEnabled ? 1UL : 0UL))));
        await ChangeGroupsAsync("AddGroupToAffinityRule", wanted.Groups.Except(before.Groups, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Takes out what is not wanted. Whether a rule forgets a group that was deleted is not known; where it does
    /// not, and no call takes the group's name any more, the rule is made anew.</summary>
    private async Task<AffinityRule> LeaveAsync(AffinityRule before, AffinityRule wanted)
    {
        try
        {
            await ChangeGroupsAsync(
                "RemoveGroupFromAffinityRule", before.Groups.Except(wanted.Groups, StringComparer.OrdinalIgnoreCase));
            return before;
        }
        catch (NodeException error) when (error.Fault is NodeFault.InvalidParameter or NodeFault.NotFound)
        {
            await CallAsync(rule, "RemoveAffinityRule");
            return await CreateAsync(wanted);
        }
    }

    private async Task ChangeGroupsAsync(string method, IEnumerable<string> groups)
    {
        string[] names = [.. groups];
        if (names.Length > 0)
            await RetryAsync(() => CallAsync(
                rule, method, new CimProperty("Groups", CimType.String, CimValue.OfMany(names), IsArray: true)));
    }

    /// <summary>Repeats what the cluster refused because it does not know the rule yet; that call did not run.</summary>
    private async Task RetryAsync(Func<Task> call)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await call();
                return;
            }
            catch (NodeException error) when (error.Fault is NodeFault.NotFound && attempt < Attempts)
            {
                await Task.Delay(Pause, time, CancellationToken.None);
            }
        }
    }

    private async Task CallAsync(CimPath target, string method, params IReadOnlyList<CimProperty> parameters)
    {
        var result = await session.InvokeAsync(target, method, parameters, CancellationToken.None);
        if (result.ReturnValue != 0)
            throw new NodeException(
                NodeFault.OperationFailed, node, $"Invoke {method}", $"code {result.ReturnValue} for the rule {name}");
    }
}
