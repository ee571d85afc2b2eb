using FsCheck;
using FsCheck.Fluent;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Core.Coverage;

/// <summary>A model in quarter seconds in which everything is known: what the source carried, and when nobody heard it. What
/// is seen of it comes late, and in samples; the range must hold the truth all the same.</summary>
internal sealed class PacketRangePropertyTests
{
    [Test]
    public void Range_OfAnyBlindness_HoldsWhatWasCarried() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(4711, 11, 0),
        Prop.ForAll(
            Story.Any.ToArbitrary(),
            story => new Model(story).Run()));

    /// <param name="Cause">0 for a source that moves, 1 for a collector that moves, 2 for a role that is lost.</param>
    /// <param name="Start">When it happens, in steps.</param>
    /// <param name="Lasts">How long the source is blind.</param>
    /// <param name="Late">How late the start and the end are seen.</param>
    /// <param name="Phase">When in a second the samples are.</param>
    /// <param name="Traffic">What is carried in each step, over and over.</param>
    private sealed record Story(int Cause, int Start, int Lasts, (int Start, int End) Late, int Phase, int[] Traffic)
    {
        public static Gen<Story> Any { get; } =
            from cause in Gen.Choose(0, 2)
            from start in Gen.Choose(20, 160)
            from lasts in Gen.Choose(1, 400)
            from lateStart in Gen.Choose(0, 12)
            from lateEnd in Gen.Choose(0, 12)
            from phase in Gen.Choose(0, 3)
            from traffic in Gen.Choose(0, 50).NonEmptyListOf()
            select new Story(cause, start, Math.Max(lasts, lateStart + 1), (lateStart, lateEnd), phase, [.. traffic]);
    }

    private sealed class Model(Story story)
    {
        private const int StepsOfASecond = 4;
        private const int StepsBetweenReadings = 60;
        private readonly CoverageBench bench = new();
        private ulong blind;
        private Adapter source = null!;
        private Adapter collector = null!;
        private Adapter other = null!;

        public bool Run()
        {
            (source, collector, other) = (bench.Source(1), bench.Collector(2), bench.Add(3, node: "HV02"));
            bench.Watch([source], collector, other);
            var end = story.Start + story.Lasts;
            for (var step = 0; step < end + 80; step++)
                Step(step, end);
            var interval = bench.Intervals.Values.Single();
            var range = interval.Packets!.Value;
            Assert.That(blind, Is.InRange(range.Low, range.High), $"{story}: {interval}");
            Assert.That(interval.End, Is.Not.Null);
            return true;
        }

        private void Step(int step, int end)
        {
            if (step == story.Start && story.Cause == 0)
                bench.Restart(source);
            Carry((ulong)story.Traffic[step % story.Traffic.Length], isBlind: step >= story.Start && step < end);
            bench.Now += TimeSpan.FromSeconds(0.25);
            // A whole reading shows what is so.
            var isReading = step % StepsBetweenReadings == 7;
            if (step == story.Start + story.Late.Start || (isReading && step >= story.Start && step < end))
                Lose();
            if (step == end + story.Late.End || (isReading && step >= end))
                Heal();
            if (isReading)
            {
                bench.Read("HV01");
                bench.Read("HV02");
            }
            if (step % StepsOfASecond == story.Phase)
                bench.Sample();
            else
                bench.Judge();
        }

        private void Carry(ulong packets, bool isBlind)
        {
            bench.Carry(source, sent: packets / 2, received: packets - (packets / 2));
            if (isBlind)
                blind += packets;
            else
                foreach (var one in (Adapter[])[collector, other])
                    bench.Carry(one, received: packets);
        }

        private void Lose()
        {
            if (story.Cause == 0)
                bench.Change(source, found => found with { Node = "HV02", Switch = CoverageBench.SwitchOf("HV02") });
            else if (story.Cause == 1)
                bench.Change(collector, found => found with { Node = "HV02", Switch = CoverageBench.SwitchOf("HV02") });
            else
                bench.Change(collector, found => found with { Role = default });
        }

        private void Heal()
        {
            if (story.Cause == 0)
                bench.Change(other, found => found with { Role = new RoleSetting(MirrorRole.Destination) });
            else
                bench.Change(collector, found => found with
                {
                    Node = "HV01", Switch = CoverageBench.SwitchOf("HV01"), Role = new RoleSetting(MirrorRole.Destination),
                });
        }
    }
}
