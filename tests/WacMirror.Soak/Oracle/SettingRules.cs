namespace WacMirror.Soak.Oracle;

/// <summary>The definition of what WacMirror does with one setting, move by move. It shares nothing with the planner.</summary>
/// <param name="isNothing">Whether a value means that nobody has set anything.</param>
internal sealed class SettingRules(Func<string, bool> isNothing)
{
    /// <summary>What WacMirror does next, or null when it does nothing.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="wanted">What is wanted of the setting.</param>
    /// <param name="isRepair">Whether that takes back what somebody else did to its own, which it gives up where that
    /// looks like a fight.</param>
    public SettingState? Next(SettingState state, Want wanted, out bool isRepair)
    {
        isRepair = false;
        var want = wanted.For(state);
        return state.Phase switch
        {
            HeldPhase.Free => want is not null && isNothing(state.Value)
                ? state with { Value = want, Phase = HeldPhase.Applying, Prior = state.Value, Applied = want }
                : null,
            HeldPhase.Applying => state with { Phase = HeldPhase.Held },
            HeldPhase.Restoring => Freed(state),
            _ => want is null ? Released(state) : Kept(state, want, out isRepair),
        };
    }

    /// <summary>How it may stand after somebody else has set a value.</summary>
    public static IEnumerable<SettingState> Edited(SettingState state, string value)
    {
        var edited = state with { Value = value, Twin = value };
        if (state.Phase == HeldPhase.Free)
        {
            yield return edited;
            yield break;
        }
        yield return edited with { Phase = state.Phase == HeldPhase.Restoring ? HeldPhase.Free : HeldPhase.Held };
        // Nobody knew yet that the first write had happened: what stands there is nothing of its own, or a stranger's.
        if (state.Phase == HeldPhase.Applying && value != state.Applied)
            yield return Freed(edited);
        // Nobody knew yet that it was restored, and it looks as if it had not been.
        if (state.Phase == HeldPhase.Restoring && value == state.Applied)
            yield return edited with { Phase = HeldPhase.Held };
        // The write came after the edit, and nobody had read in between: it is as if the edit had not been.
        yield return state with { IsUnseen = true };
    }

    /// <summary>What somebody else has set is taken over.</summary>
    /// <param name="state">How it stands.</param>
    /// <param name="priorOf">What is to be there in the end, by what was found.</param>
    public SettingState Adopted(SettingState state, Func<string, string> priorOf) =>
        state.Phase == HeldPhase.Free && !isNothing(state.Value)
            ? state with { Phase = HeldPhase.Held, Applied = state.Value, Prior = priorOf(state.Value) }
            : state;

    private static SettingState Kept(SettingState state, string want, out bool isRepair)
    {
        isRepair = state.Value != state.Applied && state.Value != want;
        return state with { Value = want, Applied = want, Twin = isRepair ? state.Prior : state.Twin };
    }

    private static SettingState Released(SettingState state) =>
        state.Value != state.Applied || state.Applied == state.Prior
            ? Freed(state)
            : state with { Value = state.Prior, Twin = state.Prior, Phase = HeldPhase.Restoring };

    private static SettingState Freed(SettingState state) => state with
    {
        Phase = HeldPhase.Free,
        Prior = state.Value,
        Applied = state.Value,
    };
}
