using System.Net;
using System.Text.RegularExpressions;
using WacMirror.Core.Policies;
using WacMirror.Core.Topology;
using Match = WacMirror.Core.Policies.Match;

namespace WacMirror.Tests.Core.Policies;

/// <summary>What a selector means, word by word and without any haste.</summary>
internal static class NaiveSelector
{
    public static Match Of(Selector selector, Adapter adapter)
    {
        var any = selector.Any.Select(term => Of(term, adapter)).Append(Match.No).Max();
        var not = selector.Not.Select(term => Of(term, adapter)).Append(Match.No).Max();
        return (Match)Math.Min((int)any, Match.Yes - not);
    }

    public static Match Of(SelectorTerm term, Adapter adapter) => Fields(term, adapter).Append(Match.Yes).Min();

    private static IEnumerable<Match> Fields(SelectorTerm term, Adapter adapter)
    {
        if (term.Vm is { } vm)
            yield return Is(adapter.Vm is { } found && IsLike(found.Name, vm));
        if (term.VmId is { } machine)
            yield return Is(adapter.Vm?.Id == machine);
        if (term.Adapter is { } name)
            yield return Is(IsLike(adapter.Name, name));
        if (term.AdapterId is { } id)
            yield return Is(adapter.Id == id);
        if (term.Kind is { } kind)
            yield return Is(adapter.Kind == kind);
        if (term.Switch is { } on)
            yield return Is(adapter.Switch is { } found && IsLike(found.Name, on));
        if (term.Node is { } node)
            yield return Is(IsLike(adapter.Node, node));
        if (term.Vlan is { } vlan)
            yield return Is(Passing(adapter.Vlan).Any(one => vlan.Any(range => range.First <= one && one <= range.Last)));
        if (term.Subnet is { } subnet)
            yield return adapter.Addresses.IsEmpty
                ? adapter.Kind == AdapterKind.VmNic ? Match.Unknown : Match.No
                : Is(adapter.Addresses.Any(text => IPAddress.TryParse(text, out var address)
                    && IPNetwork.Parse(subnet.Text).Contains(address)));
        if (term.Tag is { } tag)
            yield return Is(adapter.Vm is { } found && found.Tags.Any(one => IsLike(one, tag)));
        if (term.State is { } state)
            yield return adapter.Vm?.State == VmState.Unknown ? Match.Unknown : Is(adapter.Vm?.State == state);
    }

    private static IEnumerable<ushort> Passing(VlanSetting setting) => setting.Mode switch
    {
        VlanMode.Access => [setting.AccessId],
        VlanMode.Trunk => setting.TrunkIds.Add(setting.NativeId),
        VlanMode.Private => setting.Private!.SecondaryIds.Add(setting.Private.PrimaryId),
        _ => [0],
    };

    private static bool IsLike(string name, string pattern) => Regex.IsMatch(
        name, "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "\\z",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static Match Is(bool condition) => condition ? Match.Yes : Match.No;
}
