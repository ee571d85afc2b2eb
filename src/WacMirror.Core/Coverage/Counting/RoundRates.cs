using System.Collections.Immutable;
using WacMirror.Core.Counters;
using WacMirror.Core.Coverage.Reaching;

namespace WacMirror.Core.Coverage.Counting;

/// <summary>The rates of one round, each looked up once however many ask for it. Not safe on several threads.</summary>
internal sealed class RoundRates(ImmutableDictionary<Guid, AdapterRate> rates, Ground ground)
{
    private readonly Flow[] flows = new Flow[ground.Count];
    private readonly Answer[] answers = new Answer[ground.Count];

    private enum Answer : byte
    {
        NotAsked,
        None,
        Sampled,
    }

    /// <summary>Whether the adapter was sampled.</summary>
    public bool TryGet(Standing adapter, out Flow flow)
    {
        var at = adapter.Position;
        if (answers[at] == Answer.NotAsked)
            LookUp(at, adapter.Adapter.Id.Nic);
        flow = flows[at];
        return answers[at] == Answer.Sampled;
    }

    private void LookUp(int at, Guid nic)
    {
        if (!rates.TryGetValue(nic, out var rate))
        {
            answers[at] = Answer.None;
            return;
        }
        answers[at] = Answer.Sampled;
        flows[at] = new Flow(
            rate.ReceivedPackets, rate.SentPackets, rate.Dropped, rate.Totals.ReceivedPackets + rate.Totals.SentPackets);
    }
}
