using System.Globalization;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>The short texts of a case's files as values.</summary>
internal static class CaseValues
{
    public static RoleSetting Role(string? text)
    {
        if (text is null)
            return RoleSetting.None;
        var parts = text.Split('/');
        return new RoleSetting(
            Word<MirrorRole>(parts[0]), parts.Length == 1 ? (byte)0 : byte.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public static VlanSetting Vlan(string? text)
    {
        if (text is null or "untagged")
            return VlanSetting.Untagged;
        var words = text.Split(' ');
        return words[0] switch
        {
            "trunk" => new VlanSetting(
                VlanMode.Trunk, 0, words.Length == 4 ? Id(words[3]) : (ushort)0, [.. Ids(words[1])]),
            "isolated" or "community" or "promiscuous" => new VlanSetting(VlanMode.Private, 0, 0, [])
            {
                Private = new PrivateVlan(
                    Word<PrivateVlanMode>(words[0]), Id(words[1].Split('/')[0]), [.. Ids(words[1].Split('/')[1])]),
            },
            _ => new VlanSetting(VlanMode.Access, Id(text), 0, []),
        };
    }

    public static T Word<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);

    private static IEnumerable<ushort> Ids(string list) =>
        from range in list.Split(',', StringSplitOptions.RemoveEmptyEntries)
        let ends = range.Split('-')
        from id in Enumerable.Range(Id(ends[0]), Id(ends[^1]) - Id(ends[0]) + 1)
        select (ushort)id;

    private static ushort Id(string text) => ushort.Parse(text, CultureInfo.InvariantCulture);
}
