namespace WacMirror.Soak.Oracle;

/// <summary>The definition of what WacMirror does with one setting, move by move. It shares nothing with the planner.</summary>
internal sealed class SettingRules(SettingKind kind)
{
    /// <summary>What WacMirror may do next; nothing when it has nothing to do.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="wanted">What is wanted of the setting.</param>
    public IEnumerable<SettingMove> Moves(SettingState state, Want wanted)
    {
        var goal = wanted.For(state);
        var isRepair = false;
        var next = state.Phase switch
        {
            HeldPhase.Free => goal is { } apply ? Taken(state, apply) : state,
            HeldPhase.Applying => state with { Phase = HeldPhase.Held },
            HeldPhase.Restoring => Freed(state),
            _ => goal is { } keep ? Kept(state, keep, out isRepair) : Released(state),
        };
        if (next == state)
            yield break;
        yield return new SettingMove(next, isRepair);
        if (kind is { IsReplaced: true, Removed: { } removed } && next.Value != state.Value && !kind.IsSame(state.Value, removed))
            yield return new SettingMove(
                next with
                {
                    Value = removed,
                    Applied = removed,
                    Phase = next.Phase == HeldPhase.Applying ? HeldPhase.Applying : HeldPhase.Held,
                },
                isRepair);
    }

    /// <summary>How it may stand after somebody else has set a value.</summary>
    public IEnumerable<SettingState> Edited(SettingState state, string value)
    {
        var edited = state with { Value = value, Twin = value };
        if (state.Phase == HeldPhase.Free)
        {
            yield return edited;
            yield break;
        }
        yield return edited with { Phase = state.Phase == HeldPhase.Restoring ? HeldPhase.Free : HeldPhase.Held };
        // Nobody knew yet that the first write had happened: what stands there is nothing of its own, or a stranger's.
        if (state.Phase == HeldPhase.Applying && !kind.IsSame(value, state.Applied))
            yield return Freed(edited);
        // Nobody knew yet that it was restored, and it looks as if it had not been.
        if (state.Phase == HeldPhase.Restoring && kind.IsSame(value, state.Applied))
            yield return edited with { Phase = HeldPhase.Held };
        // During a write, that somebody took the setting away looks as if the write had, and had come no further. When one
        // is under way cannot be told from outside, so this is possible at any time.
        if (kind.Removed is { } removed && kind.IsSame(value, removed))
            yield return edited with { Phase = HeldPhase.Held, Applied = value };
        // The write came after the edit, and nobody had read in between: it is as if the edit had not been.
        yield return state with { IsUnseen = true };
    }

    /// <summary>What somebody else has set is taken over.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="priorOf">What is to be there in the end, by what was found.</param>
    public SettingState Adopted(SettingState state, Func<string, string> priorOf) =>
        state.Phase == HeldPhase.Free && !kind.MayTake(state.Value)
            ? state with { Phase = HeldPhase.Held, Applied = state.Value, Prior = priorOf(state.Value) }
            : state;

    /// <summary>Whether somebody else's value keeps WacMirror from the setting.</summary>
    public bool IsForeign(SettingState state) =>
        state.Phase is HeldPhase.Free or HeldPhase.Restoring && !kind.MayTake(state.Value);

    public bool IsSame(string left, string right) => kind.IsSame(left, right);

    private SettingState Taken(SettingState state, Goal goal) =>
        kind.MayTake(state.Value) && !kind.IsSame(state.Value, goal.Value)
            ? state with
            {
                Value = goal.Value,
                Phase = HeldPhase.Applying,
                Prior = state.Value,
                Applied = goal.Value,
                Holders = goal.Holders,
            }
            : state;

    private SettingState Kept(SettingState state, Goal goal, out bool isRepair)
    {
        var isThere = kind.IsSame(state.Value, goal.Value);
        isRepair = !isThere && !kind.IsSame(state.Value, state.Applied);
        return state with
        {
            Value = isThere ? state.Value : goal.Value,
            Applied = goal.Value,
            Holders = goal.Holders,
            Twin = isRepair ? state.Prior : state.Twin,
        };
    }

    /// <summary>What a stranger set that looked like WacMirror's own is not a stranger's to anybody, and goes with it.</summary>
    private SettingState Released(SettingState state)
    {
        if (!kind.IsSame(state.Value, state.Applied))
            return Freed(state);
        var released = state with { Value = state.Prior, Twin = state.Prior };
        return kind.IsSame(state.Applied, state.Prior)
            ? Freed(released)
            : released with { Phase = HeldPhase.Restoring, Holders = string.Empty };
    }

    private static SettingState Freed(SettingState state) => state with
    {
        Phase = HeldPhase.Free,
        Prior = state.Value,
        Applied = state.Value,
        Holders = string.Empty,
    };
}

/// <summary>Something that WacMirror may do.</summary>
/// <param name="Next">How it stands then.</param>
/// <param name="IsRepair">Whether that takes back what somebody else did to its own, which it gives up where that looks
/// like a fight.</param>
internal readonly record struct SettingMove(SettingState Next, bool IsRepair);
