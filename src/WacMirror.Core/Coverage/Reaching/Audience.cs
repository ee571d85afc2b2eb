using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>A destination, and the sources whose frames it gets.</summary>
/// <param name="Collector">The destination.</param>
/// <param name="Sources">The sources that run, whoever set them; those of one VLAN setting together, because
/// they share their broadcasts.</param>
/// <param name="IsWhole">Whether no source of its switch and session is kept from it by a VLAN setting. Else what its
/// port drops may be meant to be dropped.</param>
internal sealed record Audience(Standing Collector, Standing[][] Sources, bool IsWhole)
{
    public static Audience Of(Standing collector, SwitchGround ground)
    {
        var heard = new Dictionary<VlanSetting, List<Standing>>();
        var isWhole = true;
        foreach (var source in ground.Sources)
            if (source.Adapter.Role.Session != collector.Adapter.Role.Session || Machines.IsOff(source.Adapter)
                || Hearing.ProblemOf(source.Adapter, ground) is not null)
                continue;
            else if (!Hearing.PassesAll(source.Adapter, collector.Adapter))
                isWhole = false;
            else if (heard.TryGetValue(source.Adapter.Vlan, out var same))
                same.Add(source);
            else
                heard.Add(source.Adapter.Vlan, [source]);
        return new Audience(collector, [.. heard.Values.Select(same => same.ToArray())], isWhole);
    }
}
