using System.Diagnostics;
using WacMirror.Soak.Operations;
using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Running;

/// <summary>The long run: operations by the dice, quiet points, and in the end everything undone.</summary>
internal static class SoakRun
{
    /// <summary>Quiet points in which every kind of thing comes up by all odds. Fewer would fail a short run by chance; more
    /// would let a comparison that never takes place pass.</summary>
    private const int LongRun = 500;

    /// <returns>Whether everything was as it must be.</returns>
    public static async Task<bool> RunAsync(SoakOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var world = await SoakWorld.StartAsync(options.Seed, cancellationToken);
        var isWell = true;
        try
        {
            await RunAsync(world, options, output, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            isWell = false;
            await output.WriteLineAsync(
                $"FAILED with seed {options.Seed} after {world.Figures.Operations} operations:\n{(failure is SoakFailedException ? failure.Message : failure.ToString())}\n"
                + $"The last of them:\n{string.Join('\n', world.Journal((failure as SoakFailedException)?.About ?? []))}\nThe host's last words:\n{world.Host.Output}");
        }
        await output.WriteLineAsync(Line(world.Figures, options.Seed, watch.Elapsed));
        return isWell;
    }

    private static async Task RunAsync(
        SoakWorld world, SoakOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var dice = new OperationDice(world);
        var quiet = new QuietPoint(world);
        await quiet.ReachAsync();
        while (world.Figures.Operations < options.Operations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var left = world.Chance.Next(22) + 3; left > 0 && world.Figures.Operations < options.Operations; left--)
                await dice.NextAsync();
            await quiet.ReachAsync();
            if (world.Figures.QuietPoints % 50 == 0)
                await output.WriteLineAsync($"{world.Figures.Operations} operations, {world.Figures.QuietPoints} quiet points");
        }
        await new Farewell(world, quiet).RunAsync();
        if (world.Figures is { QuietPoints: > LongRun } and ({ Covered: 0 } or { Trunks: 0 } or { Extensions: 0 } or { Rules: 0 }))
            throw new SoakFailedException("Of one kind there was never anything to compare; see the zero in the figures.");
    }

    private static string Line(Figures figures, int seed, TimeSpan elapsed) => FormattableString.Invariant(
        $"soak: {figures.Operations} operations, {figures.QuietPoints} quiet points, {figures.Kills} kills, {figures.Comparisons} comparisons ({figures.Undetermined} with more than one allowed), trunks widened {figures.Trunks}, extensions switched on {figures.Extensions}, rules held {figures.Rules}, deadlines met {figures.Deadlines}, audit rows {figures.Audited}, coverages {figures.Covered}, wrong states {figures.Wrong}, foreign settings changed {figures.Foreign}, lost {figures.Lost}, stranger's edits overruled {figures.Overruled}, in the write window {figures.InWindow}, {elapsed.TotalSeconds:F0} s, seed {seed}");
}
