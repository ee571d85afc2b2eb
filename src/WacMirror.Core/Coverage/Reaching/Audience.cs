using WacMirror.Core.Topology;

namespace WacMirror.Core.Coverage.Reaching;

/// <summary>A destination, and the sources whose frames it gets.</summary>
/// <param name="Collector">The destination.</param>
/// <param name="Sources">The NICs of the sources that run, whoever set them; those of one VLAN setting together, because
/// they share their broadcasts.</param>
/// <param name="IsWhole">Whether no source of its switch and session is kept from it by a VLAN setting. Else what its
/// port drops may be meant to be dropped.</param>
internal sealed record Audience(Adapter Collector, Guid[][] Sources, bool IsWhole)
{
    public static Audience Of(Adapter collector, SwitchGround ground)
    {
        var heard = new Dictionary<VlanSetting, List<Guid>>();
        var isWhole = true;
        foreach (var source in ground.Sources)
            if (source.Role.Session != collector.Role.Session || Machines.IsOff(source)
                || Hearing.ProblemOf(source, ground) is not null)
                continue;
            else if (!Hearing.PassesAll(source, collector))
                isWhole = false;
            else if (heard.TryGetValue(source.Vlan, out var same))
                same.Add(source.Id.Nic);
            else
                heard.Add(source.Vlan, [source.Id.Nic]);
        return new Audience(collector, [.. heard.Values.Select(same => same.ToArray())], isWhole);
    }
}
