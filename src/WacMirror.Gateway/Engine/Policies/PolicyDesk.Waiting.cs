using WacMirror.Core.Ledger;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>Those who wait for the first attempt at a setting.</summary>
internal sealed partial class PolicyDesk
{
    private HandWait WaitFor_NeedsLock(SettingKey setting)
    {
        var wait = new HandWait(setting);
        if (!waiting.TryGetValue(setting, out var all))
            waiting.Add(setting, all = []);
        all.Add(wait);
        return wait;
    }

    private async Task<HandWait?> WaitAgainAsync(HandRequest request, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            await TurnAsync_NeedsLock();
            if (!IsComing_NeedsLock(request.Setting))
                return null;
            return WaitFor_NeedsLock(request.Setting);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <returns>What became of the attempt; null when none was made in time, or none is to be made.</returns>
    private async Task<StepEnd?> EndOfAsync(HandWait wait, CancellationToken cancellationToken)
    {
        try
        {
            return await wait.End.Task.WaitAsync(options.HandPatience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            await gate.WaitAsync(CancellationToken.None);
            if (waiting.TryGetValue(wait.Setting, out var all) && all.Remove(wait) && all.Count == 0)
                waiting.Remove(wait.Setting);
            gate.Release();
        }
    }

    /// <summary>Tells those who wait for a step what became of it.</summary>
    private void Tell_NeedsLock(StepEnd end)
    {
        if (waiting.Remove(end.Item.Step.Setting, out var all))
            foreach (var wait in all)
                wait.End.TrySetResult(end);
    }

    /// <summary>Tells those who wait for a step that nobody will take: all is as it shall be, or nothing can be done
    /// now.</summary>
    private void TellIdle_NeedsLock()
    {
        foreach (var (setting, all) in waiting)
            if (!IsComing_NeedsLock(setting))
            {
                waiting.Remove(setting);
                foreach (var wait in all)
                    wait.End.TrySetResult(null);
            }
    }

    private bool IsComing_NeedsLock(SettingKey setting) =>
        !isDeposed && (underWay.Contains(setting) || plan.Steps.Any(step => step.Setting == setting));

    private void EndWaiting()
    {
        foreach (var wait in waiting.Values.SelectMany(all => all))
            wait.End.TrySetResult(null);
    }

    /// <summary>Somebody who waits for an attempt.</summary>
    private sealed class HandWait(SettingKey setting)
    {
        public SettingKey Setting { get; } = setting;

        public TaskCompletionSource<StepEnd?> End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
