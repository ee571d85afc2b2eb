using System.Collections.Immutable;

namespace WacMirror.Soak.Oracle;

/// <summary>Everything that one setting may be. Events come in their order; between two of them WacMirror may have done
/// nothing, or all that it was to do, by what was wanted at any time since the last quiet point.</summary>
internal sealed class SettingOracle(SettingRules rules, string value)
{
    /// <summary>So many edits in the time in which repairs are counted are repaired for certain; after more it may take
    /// them for a fight, or have forgotten some with a process that was killed.</summary>
    private const int CertainRepairs = 3;

    /// <summary>Repairs are forgotten after ten minutes, as the product has it, and a readiness to be late.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(11);

    private readonly List<Want> wants = [Want.Nothing];
    private ImmutableArray<Want> current = [Want.Nothing];
    private readonly List<DateTimeOffset> edits = [];
    private ImmutableHashSet<SettingState> states = [SettingState.FreeWith(value)];

    /// <summary>What may stand there, and why.</summary>
    public ImmutableHashSet<SettingState> States => states;

    public SettingRules Rules => rules;

    /// <summary>What it would have without WacMirror; null where that is not certain.</summary>
    public string? Twin => states.Select(state => state.Twin).Distinct().ToList() is [var twin] ? twin : null;

    public Want Wanted => current[0];

    /// <summary>Whether it may be WacMirror's own now.</summary>
    public bool MayBeOwned => states.Any(state => state.IsOwned != false);

    /// <summary>From now on this is wanted, or one of these where that hangs on what is not certain.</summary>
    public void Follow(params ImmutableArray<Want> alternatives)
    {
        current = alternatives;
        wants.AddRange(alternatives.Except(wants));
    }

    /// <summary>Somebody else sets a value.</summary>
    public void Edit(string next, DateTimeOffset now)
    {
        edits.Add(now);
        states = [.. Reachable().SelectMany(state => rules.Edited(state, next))];
    }

    /// <summary>Its thing is gone for a while and comes back as new. Meanwhile nothing can be written.</summary>
    public void Renew(string next, DateTimeOffset now)
    {
        edits.Add(now);
        states = [.. Reachable().SelectMany(state => rules.Edited(state, next)).Where(state => state.Value == next)];
    }

    /// <summary>It is taken over as it is, or may have been.</summary>
    public void Adopt(Func<string, string> priorOf, bool isCertain)
    {
        var adopted = Reachable().Select(state => rules.Adopted(state, priorOf));
        states = isCertain ? [.. adopted] : [.. adopted, .. states];
    }

    /// <summary>What it may be once WacMirror has done all it was to do; or, where its node does not answer, whatever it may
    /// have come to.</summary>
    /// <param name="canAct">Whether its node answers.</param>
    /// <param name="now">The time.</param>
    /// <param name="overwrites">Whether the lab saw a write replace what nobody had read.</param>
    public ImmutableHashSet<SettingState> Settle(bool canAct, DateTimeOffset now, bool overwrites)
    {
        edits.RemoveAll(at => now - at > Memory);
        var reached = Reachable();
        var rested = canAct ? [.. current.SelectMany(want => Closed(reached, [want], rests: true))] : reached;
        states = overwrites ? rested : [.. rested.Where(state => !state.IsUnseen)];
        return states;
    }

    /// <summary>What was found decides between what was possible, and the next stretch begins.</summary>
    /// <returns>Whether it was possible at all.</returns>
    public bool Observe(string found)
    {
        var fitting = states.Where(state => rules.IsSame(state.Value, found)).ToList();
        var plain = fitting.Where(state => !state.IsUnseen).ToList();
        WasUnseen = fitting.Count > 0 && plain.Count == 0;
        wants.Clear();
        wants.AddRange(current);
        if (fitting.Count == 0)
        {
            states = [SettingState.FreeWith(found)];
            return false;
        }
        states = [.. (WasUnseen ? fitting : plain).Select(state => state with { IsUnseen = false, Value = found })];
        return true;
    }

    /// <summary>Whether only an edit that nobody saw explains what was found last.</summary>
    public bool WasUnseen { get; private set; }

    /// <summary>Whatever it may have come to by now.</summary>
    public ImmutableHashSet<SettingState> Reachable() => Closed(states, wants, rests: false);

    /// <summary>Follows every move from every state.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="by">What may be wanted.</param>
    /// <param name="rests">Whether only states remain from which nothing more must happen.</param>
    private ImmutableHashSet<SettingState> Closed(
        ImmutableHashSet<SettingState> from, IReadOnlyList<Want> by, bool rests)
    {
        var seen = from.ToHashSet();
        var ends = ImmutableHashSet.CreateBuilder<SettingState>();
        var open = new Stack<SettingState>(from);
        while (open.TryPop(out var state))
        {
            var isEnd = true;
            foreach (var move in by.SelectMany(want => rules.Moves(state, want)))
            {
                isEnd &= move.IsRepair && edits.Count > CertainRepairs;
                if (seen.Add(move.Next))
                    open.Push(move.Next);
            }
            if (isEnd || !rests)
                ends.Add(state);
        }
        return ends.ToImmutable();
    }
}
